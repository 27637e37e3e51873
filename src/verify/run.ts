import { createDriver } from '../drive/drive.ts';
import type { Driver } from '../drive/driver.ts';
import { wrongTokens } from '../drive/materialize.ts';
import type { Unrestored } from '../drive/restore.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Unaccepted } from '../judge/acceptance.ts';
import { createAcceptance } from '../judge/acceptance.ts';
import type { Judge } from '../judge/judge.ts';
import { createJudge } from '../judge/judge.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { PlanInput } from '../plan/input.ts';
import { mostRequests, plans } from '../plan/plans.ts';
import { lastReads } from '../plan/sections/begin.ts';
import { contextOf } from '../target/context.ts';
import type { Target } from '../target/target.ts';
import { offersOf } from '../target/target.ts';
import type { Found } from './begin.ts';
import { begin, mayGoOn, unshownWarnings } from './begin.ts';
import { isRemote } from './care.ts';
import { createFailFast } from './fail-fast.ts';
import { obstacleOf } from './given-up.ts';
import { inputFor, reserveFor, shadowOf } from './plan-input.ts';
import type { Obstacle } from './preflight.ts';
import type { RunOptions } from './run-options.ts';
import type { Kept } from './safeguard.ts';
import { createSafeguard } from './safeguard.ts';
import type { FailingSequence } from './search.ts';
import { createTelling } from './telling.ts';

/** What came of a run. */
export interface RunResult {
  readonly context: Context;
  readonly verdict: Verdict;
  /** Requests sent, repeats after a 429 left out. */
  readonly requests: number;
  /** Why nothing could be judged, if so. */
  readonly obstacle?: Obstacle;
  /** Webhooks that are not as they were before. */
  readonly unrestored: readonly Unrestored[];
  /** The shortest random sequence that breaks a rule, if the exhaustive plan found one. */
  readonly sequence?: FailingSequence;
  /** Members of which good values were sent, and of which none was ever accepted. */
  readonly unaccepted?: readonly Unaccepted[];
  /** The run was told to stop before its plan was done. */
  readonly interrupted: boolean;
  /** What a recording of others does not tell, in sentences. */
  readonly notes?: readonly string[];
  /** What the user has to look after, whatever the verdict, in sentences. */
  readonly warnings?: readonly string[];
}

/** How long an update may come late, in milliseconds, where nobody says otherwise. */
const SETTLE = 10_000;

/** What a run comes to that keeps nothing of what was. */
const NOTHING_KEPT: Kept = { unrestored: [], warnings: [] };

/** Random sequences begin here where nothing else is said, so that a run can be repeated. */
const SEED = 20_250_903;

/** Drives a plan against a target and judges the traffic. The one way through the house. */
export async function run(target: Target, options: RunOptions = {}): Promise<RunResult> {
  const { plan = 'default', severities, onContext, onExchange, journal, ...drive } = options;
  const context = contextOf(target);
  onContext?.(context);
  const judging = severities === undefined ? {} : { severities };
  const failFast = createFailFast(options.failFast, severities);
  const judge = createJudge(context, { ...judging, onFinding: failFast.note });
  let listener: ((exchange: Exchange) => void) | undefined;
  const acceptance = createAcceptance(context);
  const telling = createTelling([
    judge.step,
    acceptance.see,
    (exchange) => listener?.(exchange),
    (exchange) => onExchange?.(exchange),
  ]);
  const reserve = journal === undefined ? 0 : reserveFor(context);
  const reads = options.readFirst ? Object.keys(context.webhooks).length : 0;
  const driver = createDriver(target, {
    ...drive,
    // Reading first is for safety's sake, and not at the cost of the plan.
    maxRequests: (drive.maxRequests ?? mostRequests[plan] + reads) - reserve,
    onExchange: telling.tell,
    isOver: failFast.isOver,
  });
  const input: PlanInput = {
    fixtures: target.fixtures,
    offers: offersOf(target),
    wrongTokens: wrongTokens(target.token),
    robust: options.robust ?? !isRemote(target),
  };
  const search = async (own: PlanInput): Promise<FailingSequence | undefined> => {
    const { searchSequences } = await import('./search.ts');
    return searchSequences({
      driver,
      input: own,
      start: () => createJudge(context, judging),
      listen: (to) => {
        listener = to;
      },
      replay: options.replay ?? { seed: SEED },
      excuse: options.excuse ?? ((verdict) => verdict),
    });
  };
  const found: Found = { states: [] };
  let sequence: FailingSequence | undefined;
  const safeguard =
    journal === undefined
      ? undefined
      : createSafeguard({ target, driver, file: journal, settle: options.settle ?? SETTLE });
  try {
    await begin({ target, driver, input, found, safeguard, readFirst: options.readFirst === true });
    const [main] = found.states;
    if (mayGoOn(found, target, safeguard !== undefined)) {
      const own = inputFor(input, found, safeguard !== undefined, options);
      const { alter = (same) => same } = options;
      await driver.run(alter(plans[plan](own, shadowOf(own, main?.[1]))));
      sequence = plan === 'exhaustive' && !failFast.isOver() ? await search(own) : undefined;
      if (safeguard === undefined) await driver.run(lastReads(input));
    }
  } catch (error) {
    found.obstacle = telling.obstacle(error);
  }
  telling.end();
  const given = driver.gaveUp();
  const kept = (await safeguard?.end(isCalm(found, driver, options))) ?? NOTHING_KEPT;
  const { unrestored } = kept;
  const verdict = verdictOf(judge, context, found);
  const unaccepted = acceptance.unaccepted();
  const warnings = [
    ...failFast.warnings(verdict),
    ...unshownWarnings(found, target, safeguard !== undefined),
    ...kept.warnings,
  ];
  found.obstacle ??= telling.obstacle() ?? (given === undefined ? given : obstacleOf(given));
  return {
    context,
    verdict,
    requests: driver.sent(),
    unrestored,
    interrupted: options.signal?.aborted ?? false,
    ...withoutAbsent({
      warnings: warnings.length === 0 ? undefined : warnings,
      obstacle: found.obstacle,
      sequence,
      unaccepted: unaccepted.length === 0 ? undefined : unaccepted,
    }),
  };
}

/** Whether a run came to its end without trouble. */
function isCalm({ obstacle }: Found, driver: Driver, { signal }: RunOptions): boolean {
  return obstacle === undefined && driver.gaveUp() === undefined && signal?.aborted !== true;
}

/** The verdict; that on nothing where the judge cannot give one. */
function verdictOf(judge: Judge, context: Context, found: Found): Verdict {
  try {
    return judge.finish();
  } catch (error) {
    found.obstacle ??= createTelling([]).obstacle(error);
    return createJudge(context).finish();
  }
}

/** The members of an object that are there. */
function withoutAbsent<T extends object>(
  members: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
