import { systemClock } from '../../src/drive/clock.ts';
import { faultsByFile } from '../../tests/faults/all.ts';
import type { Build } from '../../tests/prove/server.ts';
import { variants } from '../../tests/variants/all.ts';
import { tryServer } from '../prove/try-server.ts';

/** A server of the proof, as a sample draws it. */
export interface Drawn {
  readonly id: string;
  /** What it does wrong, or otherwise than the twin. */
  readonly sentence: string;
  readonly make: Build;
}

/** A server that makes the default plan wait longer is not drawn. In milliseconds. */
const LONGEST_WAIT = 5_000;

/** How a sample is drawn, for people: nobody chooses, so nobody chooses what pleases. */
export const RULE =
  'one from each file, the rest from the longest files, at even distances within a file; ' +
  `in the place of one that makes a run wait for more than ${LONGEST_WAIT / 1000} s the next`;

/** Wrong servers, spread over the files of tests/faults. */
export function drawFaults(size: number): Promise<Drawn[]> {
  return draw(Object.values(faultsByFile), size);
}

/** Right servers, spread over the list of tests/variants. */
export function drawVariants(size: number): Promise<Drawn[]> {
  return draw([variants], size);
}

/** For each list how many are drawn from it: one from each, the rest from the longest, in turn. */
export function sharesOf(lengths: readonly number[], size: number): number[] {
  const shares = lengths.map(() => 0);
  const ranked = lengths.map((_, place) => place).sort((a, b) => at(lengths, b) - at(lengths, a));
  for (let dealt = 0; dealt < Math.min(size, sum(lengths)); ) {
    for (const place of ranked) {
      if (dealt === size || at(shares, place) >= at(lengths, place)) continue;
      shares[place] = at(shares, place) + 1;
      dealt += 1;
    }
  }
  return shares;
}

/** The places of the middles of as many equal parts of a list. */
export function placesIn(length: number, count: number): number[] {
  return Array.from({ length: count }, (_, part) => Math.floor(((part + 0.5) * length) / count));
}

async function draw(lists: readonly (readonly Drawn[])[], size: number): Promise<Drawn[]> {
  const shares = sharesOf(
    lists.map(({ length }) => length),
    size,
  );
  const drawn: Drawn[] = [];
  for (const [index, list] of lists.entries()) {
    for (const place of placesIn(list.length, at(shares, index))) {
      const next = await quickFrom([...list.slice(place), ...list.slice(0, place)], drawn);
      if (next !== undefined) drawn.push(next);
    }
  }
  return drawn;
}

async function quickFrom(
  list: readonly Drawn[],
  drawn: readonly Drawn[],
): Promise<Drawn | undefined> {
  for (const each of list) {
    if (!drawn.includes(each) && (await waitOf(each)) <= LONGEST_WAIT) return each;
  }
  return undefined;
}

/** How long the default plan waits for a server or because of it, on a clock on which nobody waits. */
async function waitOf({ make }: Drawn): Promise<number> {
  let clock = systemClock;
  let start = 0;
  await tryServer((virtual) => {
    clock = virtual;
    start = virtual.now();
    return make(virtual);
  });
  return clock.now() - start;
}

function at(list: readonly number[], place: number): number {
  return list[place] ?? 0;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
