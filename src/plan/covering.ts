import { createRandom } from './random.ts';

/**
 * Which settings the updates of a plan carry. What is lost may depend on what else is sent, so each
 * setting is written alone, and in every company of two others present or absent; the next update leaves
 * it out, and its answer shows what was stored.
 */

/** A set of settings, one bit each. */
type Row = number;

/** How many triples it is worth that a setting is written alone for once. */
const ALONE = 4;
/** Ties are broken by chance; these seeds were found to give few sets, with and without a secret. */
const CHANCE = 3;
const SEEDS = [58, 36];
/** Sequences by what they are for: the same plan is made many times in a test. */
const KNOWN = new Map<string, readonly Row[]>();

/**
 * A sequence of sets that covers each setting alone and nearly all triples: for any setting and any two others,
 * each of the four ways in which those are present or absent, written in one set and left out of the next.
 * It ends where no further set adds a triple by itself; what is left then (one in thirty) is for the exhaustive plan.
 *
 * @param count how many settings there are
 * @param hidden settings that no answer shows; they only keep others company
 * @returns for each set the indexes of its settings
 */
export function coveringRows(count: number, hidden: ReadonlySet<number> = new Set()): number[][] {
  const key = `${count} ${[...hidden].join(' ')}`;
  const shortest = KNOWN.get(key) ?? shortestSequence(count, hidden);
  KNOWN.set(key, shortest);
  const places = Array.from({ length: count }, (_, index) => index);
  return shortest.map((row) => places.filter((index) => row & (1 << index)));
}

function shortestSequence(count: number, hidden: ReadonlySet<number>): Row[] {
  const sequences = SEEDS.map((seed) => sequenceOf(count, hidden, seed));
  const [shortest = []] = sequences.sort((a, b) => a.length - b.length);
  return shortest;
}

function sequenceOf(count: number, hidden: ReadonlySet<number>, seed: number): Row[] {
  const all: Row = 2 ** count - 1;
  const shown = Array.from({ length: count }, (_, index) => index).filter(
    (index) => !hidden.has(index),
  );
  const covered = new Set<number>();
  const alone = new Set<Row>(shown.map((index) => 1 << index));
  const random = createRandom(seed);
  const sequence: Row[] = [all];
  for (;;) {
    const last = sequence.at(-1) ?? all;
    let best: { row: Row; worth: number } | undefined;
    for (let row = 0; row <= all; row += 1) {
      const gain = fresh(last, row, shown, count, covered).length;
      if (gain === 0 && !alone.has(row)) continue;
      const worth = gain + (alone.has(row) ? ALONE : 0) + random() * CHANCE;
      if (best === undefined || worth > best.worth) best = { row, worth };
    }
    if (best === undefined) return sequence;
    for (const triple of fresh(last, best.row, shown, count, covered)) covered.add(triple);
    alone.delete(best.row);
    sequence.push(best.row);
  }
}

/** The triples that a step from one set to the next covers for the first time. */
function fresh(
  from: Row,
  to: Row,
  shown: readonly number[],
  count: number,
  covered: ReadonlySet<number>,
): number[] {
  const found: number[] = [];
  const claim = (triple: number): void => {
    if (!covered.has(triple)) found.push(triple);
  };
  for (const f of shown) {
    if (has(to, f)) continue;
    for (let g = 0; g < count; g += 1) {
      for (let h = g + 1; h < count; h += 1) {
        if (g === f || h === f) continue;
        const place = ((f * count + g) * count + h) * 8;
        // Written in this company and then shown; left out in that company.
        if (has(from, f)) claim(place + has(from, g) * 2 + has(from, h));
        claim(place + 4 + has(to, g) * 2 + has(to, h));
      }
    }
  }
  return found;
}

function has(row: Row, index: number): number {
  return (row >> index) & 1;
}
