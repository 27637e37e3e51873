import type { Exchange } from '../exchange/exchange.ts';

/** An exchange that is on its way. */
export interface Ticket {
  /** Told once what it was; later calls are not heard. */
  readonly end: (exchange: Omit<Exchange, 'id'>) => void;
}

/** Hands exchanges on in the order of sending, each once all before it have ended. */
export interface Queue {
  /** @param untold what the exchange is if nobody waits for its end any longer */
  readonly begin: (untold: () => Omit<Exchange, 'id'>) => Ticket;
  /** Hands on what is there, whether it has ended or not. */
  readonly flush: () => void;
}

interface Place {
  readonly untold: () => Omit<Exchange, 'id'>;
  exchange?: Omit<Exchange, 'id'>;
}

/** Exchanges that wait for one that does not end. Beyond that, it is taken for one without an answer. */
const PATIENCE = 1_000;

/**
 * An empty queue.
 *
 * @param take told of each exchange
 * @param rest told whenever nothing is on its way
 */
export function createQueue(take: (exchange: Exchange) => void, rest: () => void): Queue {
  const places: Place[] = [];
  let taken = 0;
  const next = (exchange: Omit<Exchange, 'id'>): void => {
    places.shift();
    taken += 1;
    take({ id: taken, ...exchange });
  };
  const release = (): void => {
    for (let [first] = places; first?.exchange !== undefined; [first] = places)
      next(first.exchange);
    if (places.length === 0) rest();
  };
  return {
    begin: (untold) => {
      const place: Place = { untold };
      places.push(place);
      const [first] = places;
      if (places.length > PATIENCE && first !== undefined) next(first.exchange ?? first.untold());
      return {
        end: (exchange) => {
          if (place.exchange !== undefined) return;
          place.exchange = exchange;
          release();
        },
      };
    },
    flush: () => {
      for (let [first] = places; first !== undefined; [first] = places)
        next(first.exchange ?? first.untold());
      rest();
    },
  };
}
