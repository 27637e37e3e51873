import type { Exchange } from '../exchange/exchange.ts';
import { latestEnd } from '../exchange/order.ts';

/** More exchanges in flight together than this are judged as if the group ended there. */
const MOST = 256;

/** Collects the exchanges that are in flight together. */
export interface Grouper {
  /** Takes the next exchange, in the order of sending. Returns the group that it ends, if it ends one. */
  readonly add: (exchange: Exchange) => readonly Exchange[];
  /** The group that is still open. */
  readonly end: () => readonly Exchange[];
}

/**
 * A grouper: an exchange belongs to the group if it was sent before all of the group were answered. Where
 * times are cut, one that follows so closely that it may have been is taken for one of them only if others
 * are in flight together for certain: most clients send one request after another.
 */
export function createGrouper(): Grouper {
  let group: Exchange[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let possibly = latest;
  const end = (): readonly Exchange[] => {
    const done = group;
    group = [];
    latest = Number.NEGATIVE_INFINITY;
    possibly = latest;
    return done;
  };
  return {
    add: (exchange) => {
      const answered = group.length > 1 ? possibly : latest;
      const done = exchange.startedAt >= answered || group.length >= MOST ? end() : [];
      group.push(exchange);
      latest = Math.max(latest, exchange.endedAt);
      possibly = Math.max(possibly, latestEnd(exchange));
      return done;
    },
    end,
  };
}
