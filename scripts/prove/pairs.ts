import { inParallel } from './in-parallel.ts';
import type { Pair } from './pairs/draw.ts';
import { drawPairs } from './pairs/draw.ts';
import type { PairResult } from './pairs/try-pair.ts';

/** Pairs are the same in every run that names no other seed. */
export const SEED = 20_250_904;

/**
 * Tries servers with two faults at once, drawn at random.
 *
 * @returns the lines to print; the last says how many pairs there were
 */
export async function tryPairs(
  count: number,
  seed: number,
  onResult: (done: number, all: number) => void,
): Promise<{ readonly lines: readonly string[]; readonly holds: boolean }> {
  const start = performance.now();
  const pairs = drawPairs(count, seed);
  const results = await inParallel<Pair, PairResult>(pairs, onResult);
  const seconds = (performance.now() - start) / 1000;
  const wrong = results.filter((result) => result.wrong.length > 0);
  const judged = results.filter(({ obstacle }) => obstacle === undefined);
  const caught = judged.filter((result) => result.caught);
  const joint = judged.filter((result) => result.joint > 0);
  const lines = [
    ...wrong.flatMap(({ faults, wrong: blames }) => [
      `✗ ${faults.join(' + ')}`,
      ...blames.map((blame) => `    ${blame}`),
    ]),
    `${results.length} pairs of faults (seed ${seed}) in ${seconds.toFixed(1)} s: ${judged.length} judged, ${caught.length} caught, ${joint.length} that break a rule only together, ${wrong.length} with a wrong blame`,
  ];
  return { lines, holds: wrong.length === 0 };
}
