import type { RuleId, Severity } from '../../generated/catalogue.ts';
import type { Clock } from '../drive/clock.ts';
import { createDriver } from '../drive/drive.ts';
import { wrongTokens } from '../drive/materialize.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Plan } from '../exchange/planned.ts';
import { createJudge } from '../judge/judge.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { PlanInput } from '../plan/input.ts';
import type { PlanName } from '../plan/plans.ts';
import { plans } from '../plan/plans.ts';
import { firstRequests } from '../plan/sections/begin.ts';
import type { Shadow } from '../plan/shadow.ts';
import { createShadow } from '../plan/shadow.ts';
import { contextOf } from '../target/context.ts';
import type { Target } from '../target/target.ts';
import { offersOf } from '../target/target.ts';
import type { Obstacle } from './preflight.ts';
import { obstacleIn } from './preflight.ts';

/** How a target is verified. */
export interface RunOptions {
  readonly plan?: PlanName;
  readonly clock?: Clock;
  readonly maxRequests?: number;
  /** The least time between two requests, in milliseconds. */
  readonly interval?: number;
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
  /** Told what the judge is told besides the traffic, before anything is sent. */
  readonly onContext?: (context: Context) => void;
  /** Told of each exchange once it is complete. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** What came of a run. */
export interface RunResult {
  readonly context: Context;
  readonly verdict: Verdict;
  /** Requests sent, repeats after a 429 left out. */
  readonly requests: number;
  /** Why nothing could be judged, if so. */
  readonly obstacle?: Obstacle;
}

/** Requests that a plan may send, where nothing else is said. */
const BUDGET: Readonly<Record<PlanName, number>> = { quick: 30, default: 100 };

/** Drives a plan against a target and judges the traffic. The one way through the house. */
export async function run(target: Target, options: RunOptions = {}): Promise<RunResult> {
  const { plan = 'default', severities, onContext, onExchange, ...rest } = options;
  const context = contextOf(target);
  onContext?.(context);
  const judge = createJudge(context, severities === undefined ? {} : { severities });
  const driver = createDriver(target, {
    maxRequests: BUDGET[plan],
    ...rest,
    onExchange: (exchange) => {
      judge.step(exchange);
      onExchange?.(exchange);
    },
  });
  const input: PlanInput = {
    fixtures: target.fixtures,
    offers: offersOf(target),
    wrongTokens: wrongTokens(target.token),
  };
  const shadow = createShadow();
  const found: { obstacle?: Obstacle } = {};
  await driver.run(preflight(input, shadow, found));
  if (found.obstacle === undefined) await driver.run(plans[plan](input, shadow));
  return { context, verdict: judge.finish(), requests: driver.sent(), ...found };
}

/** The first request to each webhook; ends at the first that shows that nothing can be judged. */
function* preflight(input: PlanInput, shadow: Shadow, found: { obstacle?: Obstacle }): Plan {
  for (const request of firstRequests(input)) {
    const exchanges = yield request;
    const obstacle = obstacleIn(exchanges[0], request, input.fixtures);
    if (obstacle !== undefined) {
      found.obstacle = obstacle;
      return;
    }
    if (request.webhookId === input.fixtures.webhookId) shadow.see(exchanges);
  }
}
