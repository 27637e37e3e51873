import type { Send, WireAnswer, WireRequest } from '../../../src/target/wire.ts';
import type { WebhookRecord } from '../../../src/twin/store.ts';

/** What a server has stored. */
export type Rows = readonly WebhookRecord[];

/** A request on its way through a server. */
export interface Passage {
  readonly wire: WireRequest;
  readonly answer: WireAnswer;
  /** What was stored when it came in, and when it was answered. */
  readonly before: Rows;
  readonly after: Rows;
  /** The time of the server's clock when it was answered, in milliseconds. */
  readonly now: number;
  /** Others were on their way meanwhile, so that nobody can tell what this one did. */
  readonly together: boolean;
}

/** A way to send that keeps what passes, in the order of sending. */
export interface Watched {
  readonly send: Send;
  readonly passages: readonly Passage[];
}

const UNANSWERED: WireAnswer = { failure: { kind: 'closed', message: 'not answered yet' } };

/** Watches what is sent to a server, and what becomes of its store. */
export function watch(send: Send, rows: () => Rows, now: () => number): Watched {
  const passages: Passage[] = [];
  let underway = 0;
  return {
    passages,
    send: async (wire) => {
      const place = passages.length;
      const before = rows();
      passages.push({
        wire,
        answer: UNANSWERED,
        before,
        after: before,
        now: now(),
        together: true,
      });
      underway += 1;
      const alone = underway === 1;
      const answer = await send(wire);
      underway -= 1;
      const together = !alone || passages.length > place + 1;
      passages[place] = { wire, answer, before, after: rows(), now: now(), together };
      return answer;
    },
  };
}
