import { operation } from '../../generated/contract.ts';
import type { Exchange, Header } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';

/** First wait where the server names none; doubled each time, so that five waits last longer than a minute. */
const FIRST = 2_000;
/** The first time that a named wait turned out to be too short, the next one lasts at least so long; doubled too. */
const FIRST_AGAIN = 1_000;
const UNAVAILABLE = 503;
/** A reset header holds seconds to wait, or seconds since 1970; the latter are above this. */
const EPOCH = 1_000_000_000;
/** Or milliseconds since 1970, which are above this. */
const EPOCH_MS = 100 * EPOCH;

/**
 * How long to wait before a request is sent again, in milliseconds; undefined where its answer stands.
 * A 429 is always waited out, a 503 only where it names a time. Servers that round down name no time at
 * all within the last second; whoever asks again at once is refused again, so waits grow.
 */
export function waitBefore(
  exchange: Omit<Exchange, 'id'>,
  attempt: number,
  now: number,
  random: () => number = Math.random,
): number | undefined {
  const { response } = exchange;
  if (response === undefined) return undefined;
  const named = namedWait(response.headers, now);
  const limited = response.status === operation.limitStatus;
  if (named === undefined) return limited ? unpunctual(FIRST * 2 ** attempt, random) : undefined;
  if (!limited && response.status !== UNAVAILABLE) return undefined;
  const wait = attempt === 0 ? named : Math.max(named, FIRST_AGAIN * 2 ** (attempt - 1));
  return unpunctual(wait, random);
}

function namedWait(headers: readonly Header[], now: number): number | undefined {
  const after = header(headers, 'retry-after');
  if (after !== undefined) {
    const wait = /^\s*\d+(\.\d+)?\s*$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
    if (!Number.isNaN(wait)) return wait;
  }
  const reset = Number(header(headers, 'x-ratelimit-reset') ?? Number.NaN);
  if (Number.isNaN(reset)) return undefined;
  if (reset > EPOCH_MS) return reset - now;
  return reset > EPOCH ? reset * 1000 - now : reset * 1000;
}

/** A little more than named, and not the same for everybody. */
function unpunctual(wait: number, random: () => number): number {
  return Math.max(wait, 0) + 50 + random() * 200;
}
