import type { Ending } from '../exchange/har/recorder.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { RunResult } from './run.ts';

/** What of a run neither its exchanges nor its context tell, and its verdict needs. */
export type RunEnding = Omit<RunResult, 'context' | 'verdict'>;

/** What a recording keeps of the end of a run. */
export function endingOf({ context: _, verdict: __, ...ending }: RunResult): Ending {
  return ending;
}

/** Reads the end of a run back; undefined where a recording does not hold one. */
export function readEnding(ending: JsonObject): RunEnding | undefined {
  const { requests, unrestored, interrupted } = ending;
  const whole =
    typeof requests === 'number' && Array.isArray(unrestored) && typeof interrupted === 'boolean';
  return whole ? (ending as unknown as RunEnding) : undefined;
}
