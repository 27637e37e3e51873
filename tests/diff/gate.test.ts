import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diff } from '../../scripts/diff/diff.ts';
import { bounds, narrower, wider } from '../description/bounds.ts';
import { root } from '../generated/copy.ts';
import { DESCRIPTION, released, unreleased } from '../releases/released.ts';

const RULES = 'openapi/rules.yaml';

async function run(root: string, flags: { base?: string; json?: boolean } = {}) {
  const lines: string[] = [];
  const code = await diff({ root, json: false, ...flags, print: (line) => lines.push(line) });
  return { code, lines };
}

test('the description as it was released is green', async () => {
  const { folder } = await released();
  expect(await run(folder)).toEqual({
    code: 0,
    lines: ['openapi/ (1.0.0) against release 1.0.0: no change'],
  });
});

test.each([
  ['breaks callers', bounds(), narrower, ['1.0.0', '1.0.1', '1.1.0'], '2.0.0'],
  ['breaks the service', bounds(), wider, ['1.0.0', '1.0.1'], '1.1.0'],
  ['compatible', 'What people call', 'What everybody calls', ['1.0.0'], '1.0.1'],
] as const)(
  'a change (%s) is red until the version tells of it',
  async (title, from, to, low, least) => {
    const tree = await released();
    await tree.edit(DESCRIPTION, from, to);
    for (const version of low) {
      await tree.version(version);
      const { code, lines } = await run(tree.folder);
      expect(code).toBe(1);
      expect(lines).toContain(`${title} (1)`);
      expect(lines.at(-1)).toBe(
        `✗ 1 change asks for ${least} at least; info.version is ${version}: raise it in ${DESCRIPTION}`,
      );
    }
    await tree.version(least);
    const { code, lines } = await run(tree.folder);
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^✓ 1 change asks for/);
  },
);

test('a comparison reads as docs/publishing.md shows it', async () => {
  const tree = await released();
  await tree.edit(DESCRIPTION, '        - event_action\n', '');
  const page = await readFile(join(root, 'docs/publishing.md'), 'utf8');
  const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  expect((await run(tree.folder)).lines).toEqual(
    shown
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^ {3}/, '')),
  );
});

test('a version that goes back is red even without a change', async () => {
  const tree = await released();
  await tree.version('0.9.0');
  expect(await run(tree.folder)).toMatchObject({ code: 1 });
});

test('a rule that is gone asks for a major version', async () => {
  const tree = await released();
  await tree.edit(RULES, / {2}- id: observed\/scheme-case\n(?: {4}.*\n)*/, '');
  const { code, lines } = await run(tree.folder);
  expect(code).toBe(1);
  expect(lines).toContain('  rule observed/scheme-case: removed');
  expect(lines.at(-1)).toContain('2.0.0 at least');
});

test('the comparison is data, too', async () => {
  const tree = await released();
  await tree.edit(DESCRIPTION, bounds(), narrower);
  const { code, lines } = await run(tree.folder, { json: true });
  expect(code).toBe(1);
  expect(JSON.parse(lines.join('\n'))).toMatchObject({
    base: '1.0.0',
    bump: 'major',
    least: '2.0.0',
    raised: false,
    changes: [{ place: 'request timeout maximum', direction: 'request', breaks: ['callers'] }],
  });
});

test('an earlier release can be compared with', async () => {
  const tree = await released();
  await tree.edit(DESCRIPTION, bounds(), wider);
  await tree.raise('1.1.0');
  await tree.cut();
  expect((await run(tree.folder)).lines).toEqual([
    'openapi/ (1.1.0) against release 1.1.0: no change',
  ]);
  expect((await run(tree.folder, { base: '1.0.0' })).lines.at(-1)).toContain('asks for 1.1.0');
});

test('a release that is not there is told in one line', async () => {
  const { folder } = await released();
  await expect(run(folder, { base: '3.0.0' })).rejects.toThrow(
    '3.0.0 is no release; there are 1.0.0',
  );
});

test('a project without a release is told how to cut one', async () => {
  const { folder } = await unreleased();
  await expect(run(folder)).rejects.toThrow('cut one with `npm run release`');
});
