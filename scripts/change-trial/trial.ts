import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Change } from './changes.ts';
import { applyChange } from './changes.ts';
import { type Clone, cloneProject } from './clone.ts';

/** What became of a change. */
export interface Tried {
  readonly change: Change;
  /** A step of CONTRIBUTING.md that did not succeed. */
  readonly failed?: string;
  /** Test files that are red with the change and not without it. */
  readonly red: readonly string[];
  /** Those that count against its bound. */
  readonly counted: readonly string[];
  readonly holds: boolean;
}

/** What a contributor runs after a change, whatever it is. */
const STEPS: readonly (readonly [command: string, ...args: string[]])[] = [
  ['npm', 'run', '--silent', 'generate'],
  ['npm', 'run', '--silent', 'golden', '--', '--write'],
  ['npm', 'run', '--silent', 'build'],
];
const REPORT = 'reports/change-trial.json';

/**
 * Makes a change in a clone and counts the test files that turn red.
 *
 * @param filters of vitest; every test where there are none
 */
export async function tryChange(
  root: string,
  change: Change,
  filters: readonly string[],
  signal: AbortSignal,
): Promise<Tried> {
  const clone = cloneProject(root, signal);
  try {
    applyChange(change, clone.folder);
    let failed: string | undefined;
    for (const step of STEPS)
      if ((await clone.run(...step)) !== 0) failed ??= step.slice(0, 4).join(' ');
    const suspects = await redIn(clone, filters);
    const innocent = suspects.length === 0 ? [] : await redWithout(root, suspects, signal);
    const red = suspects.filter((file) => !innocent.includes(file));
    const named = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const counted = change.bound === 'named' ? red.filter((file) => !named.includes(file)) : red;
    const most = change.bound === 'named' ? 0 : change.bound;
    const holds = failed === undefined && counted.length <= most;
    return { change, red, counted, holds, ...(failed === undefined ? {} : { failed }) };
  } finally {
    clone.remove();
  }
}

/** Which of some test files are red on this machine without any change. */
async function redWithout(
  root: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const clone = cloneProject(root, signal);
  try {
    await clone.run('npm', 'run', '--silent', 'build');
    return await redIn(clone, files);
  } finally {
    clone.remove();
  }
}

/** As much of vitest's report as is read. */
interface Report {
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

async function redIn({ folder, run }: Clone, filters: readonly string[]): Promise<string[]> {
  const report = join(folder, REPORT);
  await run('npx', 'vitest', 'run', '--reporter=json', `--outputFile=${report}`, ...filters);
  if (!existsSync(report)) throw new Error('vitest wrote no report.');
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const red = testResults.filter(({ status }) => status === 'failed');
  return [...new Set(red.map(({ name }) => relative(folder, name)))].sort();
}
