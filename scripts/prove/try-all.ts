import type { Golden } from './golden/file.ts';
import type { GoldenTask, Tried } from './golden/tries.ts';
import { goldenTasks } from './golden/tries.ts';
import { inParallel } from './in-parallel.ts';
import type { Results } from './results.ts';
import type { Task } from './trials.ts';
import { sorted } from './trials.ts';

/** Tries every server once, for the proof and for the golden verdicts. */
export async function tryAll(
  onResult: (done: number, all: number) => void,
): Promise<{ readonly results: Results; readonly golden: Golden }> {
  const tried = await inParallel<Task | GoldenTask, Tried>(goldenTasks(), onResult);
  return {
    results: sorted(tried.flatMap(({ result }) => (result === undefined ? [] : [result]))),
    golden: new Map(tried.map(({ name, lines }) => [name, lines])),
  };
}
