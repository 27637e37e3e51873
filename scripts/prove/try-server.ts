import type { RuleId } from '../../generated/catalogue.ts';
import type { Coverage, RuleVerdict, Verdict } from '../../src/judge/verdict.ts';
import { createRandom } from '../../src/plan/random.ts';
import { sendTo } from '../../src/target/in-process.ts';
import { twinFacts } from '../../src/target/twin.ts';
import type { RunResult } from '../../src/verify/run.ts';
import { run } from '../../src/verify/run.ts';
import type { RunOptions } from '../../src/verify/run-options.ts';
import type { Build } from '../../tests/prove/server.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** Slow servers are right ones, and so are those that let little through: here none is given up. In milliseconds. */
const PATIENT = 3_600_000;

/** What the default plan found out about a server. */
export interface Trial {
  /** Rules that ended as a failure or a warning, in the order of the catalogue. */
  readonly caught: readonly RuleId[];
  readonly rules: readonly RuleVerdict[];
  readonly coverage: Coverage;
  readonly requests: number;
  /** Why nothing was judged, if so. */
  readonly obstacle?: string;
}

/**
 * Runs the default plan against a server, in process and without waiting.
 *
 * @param listeners who wants to know what is sent and answered meanwhile
 */
export async function tryServer(
  make: Build,
  listeners: Pick<RunOptions, 'onContext' | 'onExchange'> = {},
): Promise<Trial> {
  return trialOfRun(await runServer(make, listeners));
}

/** The same for any plan, and all that comes of the run. */
export async function runServer(
  make: Build,
  options: Pick<RunOptions, 'onContext' | 'onExchange' | 'plan'>,
): Promise<RunResult> {
  const clock = createVirtualClock();
  const { fetch, ids } = make(clock);
  const target = {
    name: 'in process',
    baseUrl: 'http://server.test',
    ...twinFacts(ids),
    send: sendTo(fetch),
    close: () => Promise.resolve(),
  };
  return await run(target, {
    clock,
    random: createRandom(1),
    maxWait: PATIENT,
    robust: true,
    ...options,
  });
}

/** What a run says of a server. */
export function trialOfRun({ verdict, requests, obstacle }: RunResult): Trial {
  return {
    ...trialOf(verdict, requests),
    ...(obstacle === undefined ? {} : { obstacle: `${obstacle.seen} — ${obstacle.advice}` }),
  };
}

/** What a verdict says of a server. */
function trialOf({ rules, coverage }: Verdict, requests: number): Trial {
  const caught = rules.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
  return { caught: caught.map(({ id }) => id), rules, coverage, requests };
}
