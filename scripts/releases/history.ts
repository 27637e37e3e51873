import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RELEASES } from './releases.ts';

export interface History {
  /** How much of the past could be looked at: all of it, what a shallow clone holds, or nothing. */
  readonly seen: 'whole' | 'shallow' | 'none';
  /** Files of releases that were changed or removed after they had been committed. */
  readonly touched: readonly string[];
}

/** What git knows about files of releases that did not stay as they were first committed. */
export async function readHistory(root: string): Promise<History> {
  const git = async (...parts: string[]) =>
    (await promisify(execFile)('git', ['-C', root, ...parts])).stdout.trim();
  const top = await git('rev-parse', '--show-toplevel', '--verify', 'HEAD').catch(() => undefined);
  if (top === undefined) return { seen: 'none', touched: [] };
  const isShallow = (await git('rev-parse', '--is-shallow-repository')) === 'true';
  const flags = ['--diff-filter=MDTR', '--no-renames', '--name-only', '-z'];
  const past = await git('log', '--format=', '-m', ...flags, '--', RELEASES);
  const now = await git('diff', 'HEAD', ...flags, '--relative', '--', RELEASES);
  const touched = `${past}\0${now}`.split(/[\0\n]/).filter((name) => name !== '');
  return { seen: isShallow ? 'shallow' : 'whole', touched: [...new Set(touched)].sort() };
}
