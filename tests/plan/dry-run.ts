import type { Exchange } from '../../src/exchange/exchange.ts';
import type { PlanName } from '../../src/plan/plans.ts';
import { sendTo } from '../../src/target/in-process.ts';
import type { Target } from '../../src/target/target.ts';
import { twinFacts } from '../../src/target/twin.ts';
import type { WireRequest } from '../../src/target/wire.ts';
import { createTwin } from '../../src/twin/app.ts';
import type { RunResult } from '../../src/verify/run.ts';
import { run } from '../../src/verify/run.ts';

/** What a plan sent, as it went over the wire and as it was recorded. */
export interface DryRun extends RunResult {
  readonly wire: readonly WireRequest[];
  readonly exchanges: readonly Exchange[];
  readonly target: Target;
}

/** A clock that goes on by a millisecond whenever somebody looks, and waits for nothing. */
function testClock(): { now: () => number; sleep: (ms: number) => Promise<void> } {
  let now = Date.UTC(2025, 8, 4, 8);
  return {
    now: () => {
      now += 1;
      return now;
    },
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

/** Drives a plan against a twin in this process; some of what the target has may be left out. */
export async function dryRun(
  plan: PlanName,
  change: (target: Target) => Target = (target) => target,
): Promise<DryRun> {
  const clock = testClock();
  const twin = createTwin({ seed: 1, clock });
  const wire: WireRequest[] = [];
  const exchanges: Exchange[] = [];
  const sendToTwin = sendTo((request) => twin.fetch(request));
  const target = change({
    name: 'twin',
    baseUrl: 'http://twin.example',
    ...twinFacts(twin.ids),
    send: (request) => {
      wire.push(request);
      return sendToTwin(request);
    },
    close: () => Promise.resolve(),
  });
  const result = await run(target, {
    plan,
    clock,
    onExchange: (exchange) => {
      exchanges.push(exchange);
    },
  });
  return { ...result, wire, exchanges, target };
}

/** A target that has no secret to leave behind. */
export function withoutSecret({ secret: _, ...target }: Target): Target {
  return target;
}

/** The body of a request as JSON; undefined where it is none. */
export function bodyOf({ body }: { readonly body?: string | null }): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
