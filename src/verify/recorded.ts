import type { Ending } from '../exchange/har/page.ts';
import { isObject } from '../exchange/json.ts';
import type { Check } from '../exchange/shape.ts';
import { hasShape, isFlag, isNumber, isText, isTrue, listOf } from '../exchange/shape.ts';
import type { RunResult } from './run.ts';

/** What of a run neither its exchanges nor its context tell, and its verdict needs. */
export type RunEnding = Omit<RunResult, 'context' | 'verdict'>;

/** What a recording keeps of the end of a run. */
export function endingOf({ context: _, verdict: __, ...ending }: RunResult): Ending {
  return ending;
}

const isUnrestored: Check = (value) =>
  hasShape(value, {
    entry: (entry) => hasShape(entry, { agentId: isText, webhookId: isText, settings: isObject }),
    why: isText,
  });

const isObstacle: Check = (value) =>
  hasShape(
    value,
    { seen: isText, advice: isText },
    { judged: isTrue, request: isNumber, refused: isTrue },
  );

const isSequence: Check = (value) =>
  hasShape(value, { seed: isNumber, steps: listOf(isText) }, { path: isText });

/** Whether what a recording holds is the end of a run, whole. */
export function isEnding(value: unknown): value is RunEnding {
  return hasShape(
    value,
    { requests: isNumber, unrestored: listOf(isUnrestored), interrupted: isFlag },
    {
      obstacle: isObstacle,
      sequence: isSequence,
      unaccepted: listOf((each) => hasShape(each, { name: isText, passedOver: isFlag })),
      notes: listOf(isText),
      warnings: listOf(isText),
    },
  );
}
