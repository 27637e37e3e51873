import type { Exchange, Header } from '../exchange/exchange.ts';
import { curl } from './curl.ts';
import { shortened } from './plain.ts';

/** An exchange as a page shows it, its bodies cut to what people read. */
export interface KeptExchange {
  readonly id: number;
  readonly purpose?: string;
  readonly method: string;
  readonly url: string;
  /** The request as a line for a shell. */
  readonly curl: string;
  readonly sent: readonly Header[];
  readonly sentBody?: string;
  readonly status?: number;
  readonly received: readonly Header[];
  readonly receivedBody?: string;
  /** Why there is no answer. */
  readonly failure?: string;
  readonly milliseconds: number;
}

/** Exchanges of one run. */
export interface KeptExchanges {
  readonly shown: readonly KeptExchange[];
  /** All that there were. */
  readonly total: number;
  /** When the first request was sent, in milliseconds since 1970. */
  readonly startedAt?: number;
}

/** Gathers exchanges as they come. */
export interface Keeper {
  readonly keep: (exchange: Exchange) => void;
  readonly kept: () => KeptExchanges;
}

/** Exchanges that are kept of a run. The default plan has a hundred, the exhaustive one thousands. */
const MOST_EXCHANGES = 1_000;
/** Characters that are kept of a run: pages beyond a few megabytes are slow on a phone. */
const MOST_CHARACTERS = 3_000_000;
/** Characters of a body that are kept. */
const BODY = 4_000;

/** A keeper that holds the first thousand exchanges, or three million characters of them. */
export function createKeeper(): Keeper {
  const shown: KeptExchange[] = [];
  let total = 0;
  let characters = 0;
  let startedAt: number | undefined;
  return {
    keep: (exchange) => {
      total += 1;
      startedAt ??= exchange.startedAt;
      if (shown.length >= MOST_EXCHANGES || characters >= MOST_CHARACTERS) return;
      const kept = cut(exchange);
      characters += JSON.stringify(kept).length;
      shown.push(kept);
    },
    kept: () => ({ shown, total, ...(startedAt === undefined ? {} : { startedAt }) }),
  };
}

function cut(exchange: Exchange): KeptExchange {
  const { id, purpose, request, response, failure, startedAt, endedAt } = exchange;
  return {
    id,
    ...(purpose === undefined ? {} : { purpose }),
    method: request.method,
    url: request.url,
    curl: curl(exchange),
    sent: request.headers,
    ...(typeof request.body === 'string' ? { sentBody: shortened(request.body, BODY) } : {}),
    ...(response === undefined
      ? {}
      : { status: response.status, receivedBody: shortened(response.body, BODY) }),
    received: response?.headers ?? [],
    ...(failure === undefined ? {} : { failure: `${failure.kind}: ${failure.message}` }),
    milliseconds: endedAt - startedAt,
  };
}
