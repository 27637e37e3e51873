import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';

/** What a recording of others leaves untold, counted. */
export interface Tally {
  readonly note: (what: Untold, count?: number) => void;
  readonly exchange: (exchange: Exchange) => void;
  /** One sentence for each kind that occurs. */
  readonly sentences: () => string[];
}

type Untold = keyof typeof SENTENCES;

const SENTENCES = {
  token: 'without Authorization, which recorders leave out: a refusal of them is undecided',
  body: 'without what was sent: what they wrote is unknown',
  answer: 'without the whole answer: its status alone is judged',
  nothing: 'without an answer of their own: redirected, or given up by who sent them',
  madeUp: 'answered by a service worker or by the test that recorded them: left out',
  undated:
    'without a time of sending, or without its zone: taken in the order of the file, one after the other',
  large: 'too large to be read: left out',
} as const;

/** A tally of nothing. */
export function createTally(): Tally {
  const counts = new Map<Untold, number>();
  const note = (what: Untold, count = 1): void => {
    counts.set(what, (counts.get(what) ?? 0) + count);
  };
  return {
    note,
    exchange: ({ request, response, failure }) => {
      if (header(request.headers, 'authorization') === undefined) note('token');
      if (request.body === undefined) note('body');
      if (response === undefined && failure === undefined) note('nothing');
      else if (response?.unrecorded) note('answer');
    },
    sentences: () =>
      [...counts].map(
        ([what, count]) => `${count} ${count === 1 ? 'entry' : 'entries'} ${SENTENCES[what]}.`,
      ),
  };
}
