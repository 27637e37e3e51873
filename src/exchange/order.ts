import type { Exchange } from './exchange.ts';

/** What times that are cut to the millisecond may hide: a part of one at the beginning, another at the end. */
const HIDDEN = 2;

/** The latest time at which an exchange can have been answered, in milliseconds since 1970. */
export function latestEnd({ endedAt, coarse }: Exchange): number {
  return coarse ? endedAt + HIDDEN : endedAt;
}

/** Whether an exchange was answered before another one was sent, for certain. */
export function precedes(one: Exchange, other: Exchange): boolean {
  // Two that take no time, at the same time, have no order.
  return latestEnd(one) <= other.startedAt && other.endedAt > one.startedAt;
}
