import { createRandom } from '../../src/plan/random.ts';
import type { Row } from './coverage.ts';
import { coverageOf, has } from './coverage.ts';

/**
 * Which settings the updates of a plan carry. What is lost, or reset, may depend on what else is sent: so any three
 * settings are sent in each way in which they can be present or absent, and any three together while any fourth is
 * absent. Each setting is written in every company of two others and left out of the next update, whose answer shows
 * what was stored. Each is also sent alone, and nothing at all once.
 */

/** How many changes a search tries before it takes one set more, and how often it begins anew. */
const TRIES = 500_000;
const SEEDS = 12;
/** How much worse a change may be that is made all the same: much at first, hardly at the end. */
const HEAT = { first: 2, last: 0.05 };
/** How often a change is one of a single setting; otherwise two sets change places. */
const SINGLE = 0.6;

/**
 * The shortest sequence of sets that the search finds, the first of which is all settings. It is the same every time.
 *
 * @param count how many settings there are
 * @param hidden settings that no answer shows; they only keep others company
 * @param wanted further sets that the sequence has to contain
 * @returns for each set the indexes of its settings
 */
export function coveringRows(
  count: number,
  hidden: ReadonlySet<number> = new Set(),
  wanted: readonly (readonly number[])[] = [],
): number[][] {
  const places = Array.from({ length: count }, (_, index) => index);
  const all = rowOf(places);
  const fixed = [...places.map((index) => 1 << index), 0, ...wanted.map(rowOf)].filter(
    (row) => row !== all,
  );
  // Each setting but the hidden ones takes a set without it and one with it alone, which reads the other back.
  for (let length = 2 * count + 4; ; length += 1) {
    const found: Row[][] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const rows = search({ count, hidden, fixed: [...new Set(fixed)], length, seed });
      if (rows === undefined) {
        if (found.length === 0) break;
        continue;
      }
      found.push(rows);
      if (readsEarly(rows)) break;
    }
    const rows = found.find(readsEarly) ?? found[0];
    if (rows !== undefined) return rows.map((row) => places.filter((index) => has(row, index)));
  }
}

/** Which of the sets that leave nearly all out the empty one is, counted from none. */
const EARLY = 2;

/** Whether nothing at all is sent early: the answer shows what the refusals left that come between the first sets. */
function readsEarly(rows: readonly Row[]): boolean {
  const short = rows.filter((row) => (row & (row - 1)) === 0);
  return short.indexOf(0) === EARLY;
}

interface Search {
  readonly count: number;
  readonly hidden: ReadonlySet<number>;
  /** Sets that are moved and not changed. */
  readonly fixed: readonly Row[];
  readonly length: number;
  readonly seed: number;
}

/** Simulated annealing. Undefined where it does not find a sequence that contains all. */
function search({ count, hidden, fixed, length, seed }: Search): Row[] | undefined {
  const random = createRandom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const all = 2 ** count - 1;
  // The second set shows of the last setting what an update of all of them stored.
  const first = [all, all >> 1];
  const free = Array.from({ length: length - first.length - fixed.length }, () => below(all + 1));
  const sequence: Row[] = [...first, ...fixed, ...free];
  const isFixed = sequence.map((_, place) => place < first.length + fixed.length);
  const coverage = coverageOf(sequence, count, hidden);
  for (let turn = 0; turn < TRIES; turn += 1) {
    if (coverage.missing() === 0) return sequence;
    const heat = HEAT.first * (1 - turn / TRIES) + HEAT.last;
    const before = coverage.missing();
    const isWorse = (): boolean => {
      const after = coverage.missing();
      return after > before && random() >= Math.exp((before - after) / heat);
    };
    const [one, other] = [first.length, first.length].map(
      (from) => from + below(length - from),
    ) as [number, number];
    if (random() < SINGLE) {
      if (isFixed[one]) continue;
      const bit = 1 << below(count);
      coverage.put(one, (sequence[one] ?? 0) ^ bit);
      if (isWorse()) coverage.put(one, (sequence[one] ?? 0) ^ bit);
    } else {
      const swap = (): void => {
        const [first, second] = [sequence[one] ?? 0, sequence[other] ?? 0];
        coverage.put(one, second);
        coverage.put(other, first);
        [isFixed[one], isFixed[other]] = [isFixed[other] === true, isFixed[one] === true];
      };
      swap();
      if (isWorse()) swap();
    }
  }
  return undefined;
}

function rowOf(places: readonly number[]): Row {
  return places.reduce((row, place) => row | (1 << place), 0);
}
