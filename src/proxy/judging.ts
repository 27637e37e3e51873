import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { readPath } from '../exchange/path.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import { createJudge } from '../judge/judge.ts';
import { mayWrite } from '../judge/other-writes.ts';
import { createVeil } from '../recording/veil.ts';
import type { RunResult } from '../verify/run.ts';
import { recordedOutcome, recordedRequest } from './exchange.ts';
import { createQueue } from './queue.ts';
import type { Outcome, Watcher } from './watch.ts';
import { passingBody } from './watch.ts';

/** How traffic is judged as it passes. */
export interface PassingOptions extends JudgeOptions {
  /** Told of each exchange that bears on the operation, in the order of sending. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A judge of what passes. */
export interface PassingJudge {
  readonly watcher: Watcher;
  /** The verdict on what has passed. Call it once. */
  readonly result: () => RunResult;
}

/** The least difference between two times, so that what follows is told from what overlaps. */
const TICK = 0.001;

/** A judge of traffic that nothing has passed of. Other operations are watched only where they may write. */
export function judgePassing(context: Context, options: PassingOptions = {}): PassingJudge {
  const { onExchange, ...judging } = options;
  const judge = createJudge(context, judging);
  const veil = createVeil();
  let requests = 0;
  let latest = 0;
  const tick = (): number => {
    latest = Math.max(performance.timeOrigin + performance.now(), latest + TICK);
    return latest;
  };
  const queue = createQueue((exchange) => {
    judge.step(exchange);
    onExchange?.(exchange);
    if (readPath(exchange.request) !== undefined) requests += 1;
  }, judge.settle);

  return {
    watcher: (passing) => {
      const isOurs = readPath(passing) !== undefined;
      if (!isOurs && !mayWrite(passing)) return undefined;
      const startedAt = tick();
      const sent = passingBody();
      const exchangeOf = (outcome: Outcome): Omit<Exchange, 'id'> => ({
        startedAt,
        endedAt: tick(),
        request: isOurs
          ? recordedRequest(passing, sent.bytes(), veil)
          : { method: passing.method, url: veil.url(passing.method, passing.url), headers: [] },
        ...(isOurs ? recordedOutcome(outcome, veil) : {}),
      });
      const ticket = queue.begin(() => exchangeOf({ kind: 'unknown' }));
      return {
        sent,
        received: passingBody(),
        done: (outcome) => ticket.end(exchangeOf(outcome)),
      };
    },
    result: () => {
      queue.flush();
      const verdict = judge.finish();
      return { context, verdict, requests, unrestored: [], interrupted: false };
    },
  };
}
