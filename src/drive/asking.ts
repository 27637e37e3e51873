import type { Exchange } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { Step } from '../exchange/planned.ts';
import type { JournalEntry } from './journal.ts';

/** How often a restoring request is sent anew when the service fails to answer it. */
const ATTEMPTS = 3;
/** How long to wait before that, in milliseconds. */
const WAIT = 1_000;
const SERVER_ERROR = 500;

/** How often a request is sent anew; once alone when a service has failed to answer one to the end. */
export interface Tries {
  most: number;
}

/** A part of a plan that comes to something. */
export type Part<T> = Generator<Step, T, readonly Exchange[]>;

/** A service that has failed at nothing yet. */
export function newTries(): Tries {
  return { most: ATTEMPTS };
}

/** Sends a request until the service answers it, a few times at the most. */
export function* asking(
  { agentId, webhookId }: JournalEntry,
  purpose: string,
  body: JsonObject,
  tries: Tries,
): Part<Exchange | undefined> {
  let last: Exchange | undefined;
  for (let attempt = 0; attempt < tries.most; attempt += 1) {
    if (attempt > 0) yield { pause: WAIT };
    [last] = yield { purpose, agentId, webhookId, body };
    if ((last?.response?.status ?? SERVER_ERROR) < SERVER_ERROR) return last;
  }
  tries.most = 1;
  return last;
}
