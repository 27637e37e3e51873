import { disk } from './disk.ts';
import type { Fault, Trial } from './fault.ts';
import { tryFault } from './fault.ts';
import { kills } from './kills.ts';
import { late } from './late.ts';
import { outages } from './outages.ts';
import { restoring } from './restoring.ts';
import { streams } from './streams.ts';

/** What came of one fault, in all runs into which it was injected. */
export interface Row {
  readonly fault: string;
  /** How often it was injected. */
  readonly times: number;
  readonly ends: readonly string[];
  /** Runs that left something to `restore`. */
  readonly open: number;
  /** What is not as it was, even after `restore`; empty where nothing is lost. */
  readonly lost: readonly string[];
  /** What is not as this table promises. */
  readonly complaints: readonly string[];
}

/** How many runs happen at the same time, each with a service of its own. */
const AT_ONCE = 2;

/** The faults; runs are killed so often. */
export function allFaults(killings: number): readonly Fault[] {
  return [...kills(killings), ...outages, ...restoring, ...late, ...disk, ...streams];
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
    const seeds = Array.from({ length: fault.times }, () => Math.floor(random() * 2 ** 31));
    const trials: Trial[] = [];
    const work = async (): Promise<void> => {
      for (let own = seeds.pop(); own !== undefined; own = seeds.pop())
        trials.push(await tryFault(fault, randomFrom(own)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const row = rowOf(fault, trials);
    rows.push(row);
    onRow(row);
  }
  return rows;
}

function rowOf({ name, ends }: Fault, trials: readonly Trial[]): Row {
  const expected = [ends].flat();
  const complaints = trials.flatMap(({ end, open, restored }) => [
    ...(expected.includes(end)
      ? []
      : [`the run ended with ${end} and not with ${expected.join(' or ')}`]),
    ...(restored !== undefined || open.length === 0 ? [] : ['something was left, and no journal']),
    ...((restored ?? '0') === '0' ? [] : [`restore ended with ${restored}`]),
  ]);
  return {
    fault: name,
    times: trials.length,
    ends: [...new Set(trials.map(({ end }) => end))].sort(),
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
