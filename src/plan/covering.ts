/**
 * Which settings the updates of a plan carry. What is lost may depend on what else is sent, so each
 * setting is written in every company of two others present or absent, and left out of the next
 * update, whose answer then shows what was stored.
 */

/** A set of settings, one bit each. */
type Row = number;

/** Rows beyond this many are not worth a request. */
const MOST = 64;
/** How many triples it is worth that a setting is written alone for once. */
const ALONE = 40;

/**
 * A sequence of sets that covers each setting alone and all triples: for any setting and any two others, each of the four ways
 * in which those are present or absent, written in one set and left out of the next one.
 *
 * @param count how many settings there are
 * @param rows how many sets are wanted at the most
 * @returns for each set the indexes of its settings
 */
export function coveringRows(count: number, rows = MOST): number[][] {
  const all: Row = 2 ** count - 1;
  const covered = new Uint8Array(count ** 3 * 8);
  const sequence: Row[] = [all];
  const alone = new Set<Row>(Array.from({ length: count }, (_, index) => 1 << index));
  while (sequence.length < rows) {
    const last = sequence.at(-1) ?? all;
    let best = -1;
    let most = 0;
    for (let row = 0; row <= all; row += 1) {
      const gain = visit(last, row, count, covered, false) + (alone.has(row) ? ALONE : 0);
      if (gain > most) {
        most = gain;
        best = row;
      }
    }
    if (best < 0) break;
    visit(last, best, count, covered, true);
    alone.delete(best);
    sequence.push(best);
  }
  return sequence.map((row) =>
    Array.from({ length: count }, (_, index) => index).filter((index) => row & (1 << index)),
  );
}

/** How many triples a step from one set to the next covers for the first time; marks them if told to. */
function visit(from: Row, to: Row, count: number, covered: Uint8Array, mark: boolean): number {
  let gain = 0;
  for (let f = 0; f < count; f += 1) {
    const written = (from >> f) & 1 && !((to >> f) & 1);
    const left = !((to >> f) & 1);
    if (!left) continue;
    for (let g = 0; g < count; g += 1) {
      for (let h = g + 1; h < count; h += 1) {
        if (g === f || h === f) continue;
        const place = ((f * count + g) * count + h) * 8;
        // Written in this company and then shown; left out in that company.
        if (written)
          gain += claim(covered, place + ((from >> g) & 1) * 2 + ((from >> h) & 1), mark);
        gain += claim(covered, place + 4 + ((to >> g) & 1) * 2 + ((to >> h) & 1), mark);
      }
    }
  }
  return gain;
}

function claim(covered: Uint8Array, place: number, mark: boolean): number {
  if (covered[place] === 1) return 0;
  if (mark) covered[place] = 1;
  return 1;
}
