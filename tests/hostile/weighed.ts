import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { OnEnd, Outcome, Surroundings } from '../cli/command.ts';
import { CLI } from '../cli/command.ts';

const WEIGH = fileURLToPath(new URL('../../scripts/bench/programs/weigh.cjs', import.meta.url));

/** What came of a call, and what it took. */
export interface Weighed extends Outcome {
  readonly seconds: number;
  /** The most memory that the process held. */
  readonly peakBytes: number;
}

/** Runs the command to its end, with something loaded ahead of it that tells what it took. */
export async function weighed(
  args: readonly string[],
  { env = {}, cwd }: Surroundings,
  onEnd: OnEnd,
): Promise<Weighed> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', WEIGH, CLI, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  onEnd(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('exit', (code, signal) => resolve([code, signal]));
  });
  const [out, err, told] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable),
  ]);
  const [code, signal] = await ended;
  const { peakBytes } = JSON.parse(told) as { peakBytes: number };
  return { code, signal, out, err, seconds: (performance.now() - start) / 1000, peakBytes };
}
