import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CLI } from './command.ts';

// A file costs a process a third of a millisecond, whatever is in it.

/** Told by a loader: one line for each module. */
const LOADER = `
import { writeSync } from 'node:fs';
export async function resolve(name, context, next) {
  const found = await next(name, context);
  writeSync(2, 'loads ' + found.url + '\\n');
  return found;
}`;
const module = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
const HOOK = module(
  `import { register } from 'node:module'; register(${JSON.stringify(module(LOADER))});`,
);

/** What a call of the command loads: files of the package by name, all else as it is imported. */
async function loadedBy(...args: readonly string[]): Promise<string[]> {
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', HOOK, CLI, ...args], {
    env: {},
  });
  const own = pathToFileURL(dirname(CLI)).href;
  const urls = [...stderr.matchAll(/^loads (\S+)$/gm)].map(([, url = '']) => url);
  return [...new Set(urls)]
    .filter((url) => !url.startsWith('data:') && url !== 'node:module')
    .map((url) => (url.startsWith(own) ? basename(url) : url));
}

describe('what is loaded', () => {
  test('by --help is two files', async () => {
    expect(await loadedBy('--help')).toEqual(['cli.js', 'command.js', 'node:util', 'node:fs']);
  });

  test('by a run over the twin is few files, and nothing that it does without', async () => {
    const loaded = await loadedBy('verify', '--target', 'twin', '--plan', 'quick');
    const own = loaded.filter((name) => name.endsWith('.js'));
    expect(own).toContain('serve.js');
    expect(own.length).toBeLessThanOrEqual(15);
    expect(own).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(prism|page|junit|sarif|client|search)/)]),
    );
    expect(loaded.filter((name) => !own.includes(name)).sort()).toEqual([
      'node:buffer',
      'node:events',
      'node:fs',
      'node:fs/promises',
      'node:http',
      'node:path',
      'node:url',
      'node:util',
    ]);
  });
});
