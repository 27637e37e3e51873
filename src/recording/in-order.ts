import type { Exchange } from '../exchange/exchange.ts';

/** Entries that are held back until it is certain that no earlier one follows. */
const WINDOW = 1_000;

/** Brings exchanges into the order of sending, as far as a window reaches. */
export interface Sorter {
  /** Takes the next exchange. Returns false where later ones were handed on before it. */
  readonly add: (exchange: Exchange) => boolean;
  /** Hands on what is held back. */
  readonly end: () => void;
}

/** A sorter that hands exchanges on in the order of sending. Recorders write them as they end, or as they please. */
export function createSorter(take: (exchange: Exchange) => void): Sorter {
  let held: Exchange[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  const release = (count: number): void => {
    for (const exchange of held.slice(0, count)) {
      latest = exchange.startedAt;
      take(exchange);
    }
    held = held.slice(count);
  };
  return {
    add: (exchange) => {
      if (exchange.startedAt < latest) return false;
      let place = held.length;
      while (place > 0 && (held[place - 1]?.startedAt ?? 0) > exchange.startedAt) place -= 1;
      if (place === held.length) held.push(exchange);
      else held.splice(place, 0, exchange);
      if (held.length >= 2 * WINDOW) release(WINDOW);
      return true;
    },
    end: () => release(held.length),
  };
}
