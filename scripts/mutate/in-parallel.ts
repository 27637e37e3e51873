import { tryInTurn } from './in-turn.ts';
import type { Mutant } from './instrument.ts';
import type { Done } from './progress.ts';

/** Each process holds the traffic of every server, half a gigabyte. */
const PROCESSES = 2;

/** Tries mutants in two processes. Tells of each, and how many are left. */
export async function tryAll(
  mutants: readonly Mutant[],
  onDone: (done: Done, left: number) => void,
): Promise<void> {
  const waiting = [...mutants];
  let left = waiting.length;
  const work = (): Promise<void> =>
    tryInTurn(
      () => waiting.shift(),
      ({ id }, tried, milliseconds) => {
        left -= 1;
        onDone({ id, ...tried, milliseconds }, left);
      },
    );
  await Promise.all(Array.from({ length: PROCESSES }, work));
}
