import { createRandom } from '../../src/plan/random.ts';

/**
 * Which settings the updates of a plan carry. What is lost may depend on what else is sent, so each
 * setting is written alone, and in every company of two others present or absent; the next update leaves
 * it out, and its answer shows what was stored.
 */

/** A set of settings, one bit each. */
type Row = number;

/** How many triples it is worth that a setting is written alone for once. */
const ALONE = 4;
/**
 * Ties are broken by chance. These seeds were found to give few sets, in which what has two values, and turns
 * with each update of it, is off in most companies: that it is turned on again shows only then.
 */
const CHANCE = 3;
const SEED = { withHidden: 4204, allShown: 1020 };

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
  const places = Array.from({ length: count }, (_, index) => index);
  return sequenceOf(count, hidden).map((row) => places.filter((index) => row & (1 << index)));
}

function sequenceOf(count: number, hidden: ReadonlySet<number>): Row[] {
  const all: Row = 2 ** count - 1;
  const shown = Array.from({ length: count }, (_, index) => index).filter(
    (index) => !hidden.has(index),
  );
  const steps = stepsOf(count, shown);
  const covered = new Uint8Array(count ** 3 * CASES);
  const alone = new Set<Row>(shown.map((index) => 1 << index));
  const random = createRandom(hidden.size > 0 ? SEED.withHidden : SEED.allShown);
  const sequence: Row[] = [all];
  for (;;) {
    const last = sequence.at(-1) ?? all;
    let best: { row: Row; worth: number } | undefined;
    for (let row = 0; row <= all; row += 1) {
      const gain = fresh(last, row, steps, covered, false);
      if (gain === 0 && !alone.has(row)) continue;
      const worth = gain + (alone.has(row) ? ALONE : 0) + random() * CHANCE;
      if (best === undefined || worth > best.worth) best = { row, worth };
    }
    if (best === undefined) return sequence;
    fresh(last, best.row, steps, covered, true);
    alone.delete(best.row);
    sequence.push(best.row);
  }
}

/** Ways in which a setting can be written or left out beside two others. */
const CASES = 8;

/** A setting and two others, with the place of their first way among all. */
interface Triple {
  readonly setting: number;
  readonly one: number;
  readonly other: number;
  readonly place: number;
}

function stepsOf(count: number, shown: readonly number[]): Triple[] {
  const triples: Triple[] = [];
  for (const setting of shown) {
    for (let g = 0; g < count; g += 1) {
      for (let h = g + 1; h < count; h += 1) {
        if (g === setting || h === setting) continue;
        const place = ((setting * count + g) * count + h) * CASES;
        triples.push({ setting, one: g, other: h, place });
      }
    }
  }
  return triples;
}

/** How many triples a step from one set to the next covers for the first time; takes them over if it is made. */
function fresh(
  from: Row,
  to: Row,
  triples: readonly Triple[],
  covered: Uint8Array,
  made: boolean,
): number {
  let found = 0;
  const claim = (place: number): void => {
    if (covered[place] === 1) return;
    found += 1;
    if (made) covered[place] = 1;
  };
  for (const { setting, one, other, place } of triples) {
    if (has(to, setting)) continue;
    // Written in this company and then shown; left out in that company.
    if (has(from, setting)) claim(place + has(from, one) * 2 + has(from, other));
    claim(place + 4 + has(to, one) * 2 + has(to, other));
  }
  return found;
}

function has(row: Row, index: number): number {
  return (row >> index) & 1;
}
