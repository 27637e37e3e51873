import type { ResponseTooManyRequests } from '../../generated/types.ts';

/** First wait where the answer names none, in milliseconds; doubled each time. */
const FIRST = 500;

/** The headers that the description names, without the type's place for all others. */
type LimitHeader = keyof {
  [Name in keyof ResponseTooManyRequests['headers'] as string extends Name ? never : Name]: unknown;
};

// When the count starts anew: in seconds from now or since 1970, or in milliseconds since then, which the
// documentation does not say.
const RESET = 'X-RateLimit-Reset' satisfies LimitHeader;
const EPOCH = 1_000_000_000;
const EPOCH_MS = 100 * EPOCH;

/**
 * How many seconds an answer asks to wait, rounded up; undefined where it does not say.
 * `Retry-After` holds seconds or a date (RFC 9110, section 10.2.3).
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  return secondsUntil(headers.get('retry-after'), now);
}

/** The same for an answer that says the limit is used up; any other may carry the reset without meaning it. */
export function limitEndOf(headers: Headers, now: number): number | undefined {
  return retryAfterOf(headers, now) ?? secondsUntil(headers.get(RESET), now, untilReset);
}

/**
 * The wait before the next attempt in milliseconds; undefined where it is longer than `longest`, because
 * asking again sooner than the service allows is of no use to either side.
 *
 * A named wait is never cut short, only stretched a little; one of our own is spread over its second
 * half. Both keep clients that failed together from coming back together.
 */
export function waitBefore(
  attempt: number,
  retryAfter: number | undefined,
  longest: number,
  random: () => number,
): number | undefined {
  if (retryAfter === undefined)
    return (Math.min(FIRST * 2 ** attempt, longest) * (1 + random())) / 2;
  const named = retryAfter * 1000;
  return named > longest ? undefined : named + FIRST * random();
}

function secondsUntil(
  text: string | null,
  now: number,
  read: (number: number, now: number) => number = (seconds) => seconds,
): number | undefined {
  if (text === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(read(Number(text), now));
  // A date begins with its weekday. `Date.parse` alone takes "-1" for the year 2001.
  if (!/^[A-Z][a-z]{2}/.test(text)) return undefined;
  const wait = Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** The seconds that a number means which is an instant if it is large. */
function untilReset(number: number, now: number): number {
  if (number <= EPOCH) return number;
  const instant = number > EPOCH_MS ? number / 1000 : number;
  return Math.max(0, instant - now / 1000);
}
