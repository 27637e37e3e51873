import { createRandom } from '../../../src/plan/random.ts';
import { faultsByFile } from '../../../tests/faults/all.ts';
import type { Fault } from '../../../tests/faults/fault.ts';

/** A fault as plain data that a worker can be sent. */
export interface FaultPlace {
  readonly file: string;
  readonly place: number;
}

/** Two faults of one server, and what their draw is called. */
export interface Pair {
  readonly kind: 'pair';
  readonly faults: readonly [FaultPlace, FaultPlace];
}

/** Pairs of different faults, each drawn at most once. The same seed gives the same pairs. */
export function drawPairs(count: number, seed: number): Pair[] {
  const all = Object.entries(faultsByFile).flatMap(([file, faults]) =>
    faults.map((_, place): FaultPlace => ({ file, place })),
  );
  const most = Math.min(count, (all.length * (all.length - 1)) / 2);
  const random = createRandom(seed);
  const draw = (): number => Math.floor(random() * all.length);
  const pairs = new Map<string, Pair>();
  while (pairs.size < most) {
    const [first, second] = [draw(), draw()].sort((a, b) => a - b) as [number, number];
    const [one, other] = [all[first], all[second]];
    if (one === undefined || other === undefined || first === second) continue;
    pairs.set(`${first} ${second}`, { kind: 'pair', faults: [one, other] });
  }
  return [...pairs.values()];
}

/** The fault at its place. */
export function faultAt({ file, place }: FaultPlace): Fault {
  const fault = faultsByFile[file]?.[place];
  if (fault === undefined) throw new Error(`${file} has no fault number ${place}.`);
  return fault;
}
