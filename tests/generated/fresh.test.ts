import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { generate } from '../../scripts/generate/generate.ts';
import { bounds, wider } from '../description/bounds.ts';
import { bad } from '../values.ts';
import { copy, root } from './copy.ts';

// Rendering starts biome, esbuild and the compiler; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

test('what is generated is what the description and the catalogue say', async () => {
  const lines: string[] = [];
  const code = await generate({ root, check: true, print: (line) => lines.push(line) });
  expect(lines).toEqual([]);
  expect(code).toBe(0);
});

test('every stale, missing and surplus file is named, and writing puts all in order', async () => {
  const tree = await copy();
  await tree.edit('generated/types.ts', 'timeout?: number', 'timeout?: string');
  await tree.edit('generated/CONFORMANCE.md', 'documented', 'promised');
  await rm(tree.path('generated/openapi.json'));
  await rm(tree.path('generated/validators.d.ts'));
  await mkdir(tree.path('generated/more'));
  await writeFile(tree.path('generated/more/left-over.ts'), '');

  const checked = await tree.generate('check');
  expect(checked.code).toBe(1);
  expect(checked.lines.toSorted()).toEqual([
    'generate: generated/CONFORMANCE.md is stale',
    'generate: generated/more/left-over.ts is surplus',
    'generate: generated/openapi.json is missing',
    'generate: generated/types.ts is stale',
    'generate: generated/validators.d.ts is missing',
    'generate: run `npm run generate` and commit what it writes',
  ]);
  expect(await readFile(tree.path('generated/types.ts'), 'utf8')).toContain('timeout?: string');

  const written = await tree.generate('write');
  expect(written.code).toBe(0);
  expect(written.lines).toHaveLength(5);
  expect(await tree.generate('check')).toEqual({ code: 0, lines: [] });
});

test('a changed source makes each file stale that tells of it', async () => {
  const tree = await copy();
  await tree.edit('openapi/openapi.yaml', bounds(), wider);
  const { code, lines } = await tree.generate('check');
  expect(code).toBe(1);
  expect(lines).toEqual(
    expect.arrayContaining([
      'generate: generated/openapi.json is stale',
      'generate: generated/validators.js is stale',
      'generate: generated/contract.ts is stale',
    ]),
  );
});

test('a changed limit reaches the contract and the validators', async () => {
  const tree = await copy();
  await tree.edit('openapi/openapi.yaml', bounds(), wider);
  await tree.generate('write');
  const contract = await import(tree.path('generated/contract.ts'));
  const validators = await import(tree.path('generated/validators.js'));
  expect(contract.settings).toContainEqual(
    expect.objectContaining({ name: 'timeout', maximum: bad('timeout') }),
  );
  expect(validators.request({ timeout: bad('timeout') })).toBe(true);
  expect(validators.request({ timeout: bad('timeout') + 1 })).toBe(false);
});

function run(...args: string[]): Promise<{ code: number; output: string }> {
  const command = ['--import', 'tsx', 'scripts/generate.ts', ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd: root }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

test('the command says so with its exit code, in one line and without a stack trace', async () => {
  const tree = await copy();
  await tree.edit('openapi/openapi.yaml', /^info:/m, 'info: [');
  const broken = await run('--check', '--root', tree.folder);
  expect(broken.code).toBe(1);
  expect(broken.output).toMatch(/^generate: openapi\/openapi\.yaml: .*\n$/);
  expect(await run('--chek')).toEqual({ code: 2, output: "generate: Unknown option '--chek'\n" });
});
