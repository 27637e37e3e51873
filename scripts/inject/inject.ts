import { disk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { tryFault } from './fault.ts';
import { kills } from './kills.ts';
import { outages } from './outages.ts';

/** What came of one fault, in all runs into which it was injected. */
export interface Row {
  readonly fault: string;
  readonly ends: readonly string[];
  /** Runs that left something to `restore`. */
  readonly open: number;
  /** What is not as it was, even after `restore`; empty where nothing is lost. */
  readonly lost: readonly string[];
  /** What is not as this table promises. */
  readonly complaints: readonly string[];
}

/** The faults, the first of them injected so often. */
export function allFaults(killings: number): readonly Fault[] {
  return [...kills(killings), ...outages, ...disk];
}

/** Injects faults one after the other. */
export async function injectAll(
  faults: readonly Fault[],
  seed: number,
  onRow: (row: Row) => void = () => undefined,
): Promise<Row[]> {
  const random = randomFrom(seed);
  const rows: Row[] = [];
  for (const fault of faults) {
    const trials: Trial[] = [];
    for (let n = 0; n < fault.times; n += 1) trials.push(await tryFault(fault, random));
    const row = rowOf(fault, trials);
    rows.push(row);
    onRow(row);
  }
  return rows;
}

function rowOf({ name, ends }: Fault, trials: readonly Trial[]): Row {
  const complaints = trials.flatMap(({ end, restored = '0' }) => [
    ...(end === ends ? [] : [`the run ended with ${end} and not with ${ends}`]),
    ...(restored === '0' ? [] : [`restore ended with ${restored}`]),
  ]);
  return {
    fault: name,
    ends: [...new Set(trials.map(({ end }) => end))],
    open: trials.filter(({ restored }) => restored !== undefined).length,
    lost: [...new Set(trials.flatMap(({ lost }) => lost))],
    complaints,
  };
}

/** A generator of numbers from 0 to 1: xorshift, so that a seed gives the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
