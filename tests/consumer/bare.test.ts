import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { INSTALLING, makeConsumer } from './consumer.ts';

/** What is published, and why: programs and their types, the description, and what a user reads. */
const NEEDED = [
  /^dist\/[\w-]+\.(js|d\.ts)$/,
  /^generated\/(openapi|verdict\.schema|config\.schema)\.json$/,
  /^generated\/CONFORMANCE\.md$/,
  /^openapi\/(openapi\.yaml|(VOCABULARY|CHANGELOG)\.md)$/,
  /^docs\/([\w-]+\/)*[\w.-]+\.(md|ya?ml)$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^package\.json$/,
];

/** Bytes of the whole package, unpacked. */
const MOST_BYTES = 1_050_000;

// Nothing but the package is installed: what most people have who only run the command.
describe('the package alone', { timeout: INSTALLING }, async () => {
  const { folder, run } = await makeConsumer([]);
  const own = join(folder, 'node_modules', packageJson.name);
  const node = (program: string) => run('node', '--input-type=module', '-e', program);

  test('holds what a user needs, and nothing else', async () => {
    const entries = await readdir(own, { recursive: true, withFileTypes: true });
    const files = entries.filter((each) => each.isFile());
    const paths = files.map(({ parentPath, name }) => relative(own, join(parentPath, name)));
    expect(paths.filter((path) => !NEEDED.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(NEEDED.filter((pattern) => !paths.some((path) => pattern.test(path)))).toEqual([]);
    const sizes = await Promise.all(paths.map(async (path) => (await stat(join(own, path))).size));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`${paths.length} files, ${total} B of ${MOST_BYTES}`);
    expect(total).toBeLessThan(MOST_BYTES);
  });

  test('every program in it is loaded by an export or the command', async () => {
    const { exports, bin } = packageJson;
    const targets = Object.values(exports).flatMap((each) =>
      typeof each === 'string' ? [] : [each.default],
    );
    const reached = new Set<string>();
    const visit = async (path: string): Promise<void> => {
      if (reached.has(path)) return;
      reached.add(path);
      const text = await readFile(join(own, 'dist', path), 'utf8');
      for (const [, to = ''] of text.matchAll(/(?:from|import)[ (]"\.\/([\w-]+\.js)"/g))
        await visit(to);
    };
    for (const path of [...targets, ...Object.values(bin)]) await visit(basename(path));
    const programs = (await readdir(join(own, 'dist'))).filter((name) => name.endsWith('.js'));
    expect(programs.filter((name) => !reached.has(name))).toEqual([]);
  });

  test('the command is there, and says what it can do', async () => {
    const { code, out } = await run('npx', '--no-install', packageJson.name, '--help');
    expect(code).toBe(0);
    expect(out).toContain('Exit codes: 0');
  });

  test('the command decides the twin, and leaves out what is not installed', async () => {
    const { code, out, err } = await run(packageJson.name, 'verify', '--strict');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/✓ twin conforms\. \d+ requests, \d+ rules exercised\./);
    expect(out).toMatch(/prism is left out\. .*npm install/);
  });

  test.each([
    ['vitest', 'talkover-contract/vitest works inside vitest, .* npm install --save-dev vitest'],
    ['msw', 'talkover-contract/msw works with msw, .* npm install --save-dev msw'],
  ])('%s is missed in a line that says how to install it', async (name, line) => {
    const program = `import('${packageJson.name}/${name}').catch((error) => console.log(error.message))`;
    const { code, out } = await node(program);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(line) });
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });

  test('everything else that is exported can be imported', async () => {
    const paths = Object.keys(packageJson.exports).filter((path) => !/vitest|msw|json/.test(path));
    expect(paths).toContain('./client');
    const names = paths.map((path) => packageJson.name + path.slice(1));
    const program = `for (const name of ${JSON.stringify(names)}) if (Object.keys(await import(name)).length === 0) throw new Error(name)`;
    expect(await node(program)).toEqual({ code: 0, out: '', err: '' });
  });
});
