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
  let before = latest;
  /** Some list the newest entry first, also among those of the same millisecond. Undefined until it shows. */
  let newestFirst: boolean | undefined;
  const release = (count: number): void => {
    for (const exchange of held.slice(0, count)) {
      latest = exchange.startedAt;
      take(exchange);
    }
    held = held.slice(count);
  };
  return {
    add: (exchange) => {
      const { startedAt } = exchange;
      if (startedAt < latest) return false;
      if (startedAt > before && held.length > 0) newestFirst = false;
      if (startedAt < before && newestFirst === undefined) {
        newestFirst = true;
        // These came before it was known.
        held.reverse();
      }
      before = startedAt;
      const isLater = (other: number): boolean =>
        newestFirst ? other >= startedAt : other > startedAt;
      let place = held.length;
      while (place > 0 && isLater(held[place - 1]?.startedAt ?? 0)) place -= 1;
      if (place === held.length) held.push(exchange);
      else held.splice(place, 0, exchange);
      if (held.length >= 2 * WINDOW) release(WINDOW);
      return true;
    },
    end: () => release(held.length),
  };
}
