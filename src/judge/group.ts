import type { Exchange } from '../exchange/exchange.ts';

/** More exchanges in flight together than this are judged as if the group ended there. */
const MOST = 256;

/** Collects the exchanges that are in flight together. */
export interface Grouper {
  /** Takes the next exchange, in the order of sending. Returns the group that it ends, if it ends one. */
  readonly add: (exchange: Exchange) => readonly Exchange[];
  /** The group that is still open. */
  readonly end: () => readonly Exchange[];
}

/** A grouper: an exchange belongs to the group if it was sent before all of the group were answered. */
export function createGrouper(): Grouper {
  let group: Exchange[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  const end = (): readonly Exchange[] => {
    const done = group;
    group = [];
    latest = Number.NEGATIVE_INFINITY;
    return done;
  };
  return {
    add: (exchange) => {
      const done = exchange.startedAt >= latest || group.length >= MOST ? end() : [];
      group.push(exchange);
      latest = Math.max(latest, exchange.endedAt);
      return done;
    },
    end,
  };
}
