import { setMaxListeners } from 'node:events';
import type { Clock } from './clock.ts';

/** How long a run may be kept waiting by its service, in all; in milliseconds. */
export const MAX_WAIT = 300_000;
/** What a plan leaves of that for restoring: a little more than the usual window of a rate limit. */
const FOR_RESTORING = 65_000;
/** The same, where less than that is granted at all. */
const SHARE_FOR_RESTORING = 0.25;
/** An answer that takes no longer than this is not waited for, whatever the pace. */
const PROMPT = 250;
/** After a run is told to stop: how long until everything has ended, restoring included. */
const ENDING = 24_000;
/** After a run is told to stop: how long an answer that is on its way is still waited for. */
const IN_FLIGHT = 8_000;

/** How long a run waits for its service: in all, and once it is told to stop. */
export interface Patience {
  /** What a plan may still be kept waiting, in milliseconds; negative once it is used up. */
  readonly left: (isRestoring: boolean) => number;
  /** So many requests were answered after so long, waits that the service named included. */
  readonly spend: (milliseconds: number, requests: number) => void;
  /** Aborted when a request that is sent now is not waited for any longer. */
  readonly end: () => AbortSignal;
  /** Aborted when restoring has to be at its end. */
  readonly last: AbortSignal;
}

/**
 * The patience of one run.
 *
 * @param maxWait what all waits together may add to the run, in milliseconds
 * @param interval the pace that was chosen: waiting that long is the user's wish
 * @param stop tells the run to stop; from then on everything ends within half a minute
 */
export function createPatience(
  clock: Clock,
  {
    maxWait,
    interval,
    stop,
  }: { maxWait: number; interval: number; stop?: AbortSignal | undefined },
): Patience {
  const reserve = Math.min(FOR_RESTORING, maxWait * SHARE_FOR_RESTORING);
  const inFlight = new AbortController();
  const last = new AbortController();
  // Every request that is on its way listens to them.
  setMaxListeners(0, inFlight.signal, last.signal);
  let waited = 0;
  let endsAt = Number.POSITIVE_INFINITY;
  const hurry = (): void => {
    endsAt = clock.now() + ENDING;
    setTimeout(() => inFlight.abort(), IN_FLIGHT).unref();
    setTimeout(() => last.abort(), ENDING).unref();
  };
  if (stop?.aborted === true) hurry();
  else stop?.addEventListener('abort', hurry, { once: true });
  return {
    left: (isRestoring) =>
      Math.min(maxWait - waited - (isRestoring ? 0 : reserve), endsAt - clock.now()),
    spend: (milliseconds, requests) => {
      waited += Math.max(0, milliseconds - Math.max(interval, PROMPT) * requests);
    },
    end: () => (stop?.aborted === true ? last.signal : inFlight.signal),
    last: last.signal,
  };
}
