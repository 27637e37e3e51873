import type { HeldVerdict } from '../config/held.ts';
import type { Driver } from '../drive/driver.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Judge } from '../judge/judge.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { PlanInput } from '../plan/input.ts';
import { offers } from '../plan/input.ts';
import type { RandomStep } from '../plan/sequences.ts';
import { playSequence, sequencesOf } from '../plan/sequences.ts';

/** Where a search begins, to find the same again. */
export interface Replay {
  readonly seed: number;
  /** fast-check's path to the sequence; from the beginning where absent. */
  readonly path?: string;
}

/** The shortest sequence found on which a service does not do what it has to. */
export interface FailingSequence extends Replay {
  /** The bodies, those of one list in flight together. Secrets are placeholders. */
  readonly steps: readonly string[];
}

/** fast-check is not installed where it was looked for. */
export class FastCheckMissing extends Error {
  override readonly name = 'FastCheckMissing';
}

/** Sequences that a search tries. */
const RUNS = 60;

/** What a search works with. */
export interface Search {
  readonly driver: Driver;
  readonly input: PlanInput;
  /** A judge that has seen nothing. */
  readonly start: () => Judge;
  /** Tells the driver's exchanges to a judge, until told otherwise. */
  readonly listen: (to: ((exchange: Exchange) => void) | undefined) => void;
  readonly replay: Replay;
  /** Takes out of a verdict what need not be found. */
  readonly excuse: (verdict: Verdict) => HeldVerdict;
}

/**
 * Searches random sequences for one that breaks a rule, and shrinks it to the shortest. Each is judged by
 * a judge of its own, so that only the sequence itself can be to blame.
 *
 * @throws FastCheckMissing where fast-check is not installed
 */
export async function searchSequences(search: Search): Promise<FailingSequence | undefined> {
  const { driver, input, start, listen, replay, excuse } = search;
  // What keeps no state has no sequences.
  if (!offers(input, 'state')) return undefined;
  const fc = await loadFastCheck();
  const property = fc.asyncProperty(sequencesOf(fc, input), async (steps) => {
    const judge = start();
    listen(judge.step);
    await driver.run(playSequence(input, steps));
    listen(undefined);
    return !excuse(judge.finish()).rules.some(({ outcome }) => outcome === 'fail');
  });
  const { path } = replay;
  const found = await fc.check(property, {
    seed: replay.seed,
    numRuns: RUNS,
    ...(path === undefined ? {} : { path }),
  });
  if (!found.failed || found.counterexample === null) return undefined;
  const [steps] = found.counterexample;
  return {
    seed: found.seed,
    path: found.counterexamplePath ?? '',
    steps: steps.map((step) => driver.redactor.redact(show(step))),
  };
}

function show({ kind, bodies }: RandomStep): string {
  return `${kind}: ${bodies.map((body) => JSON.stringify(body)).join('  |  ')}`;
}

/**
 * Loads fast-check.
 *
 * @throws FastCheckMissing where it is not installed
 */
export async function loadFastCheck(): Promise<typeof import('fast-check')> {
  try {
    return await import('fast-check');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new FastCheckMissing(
      'The exhaustive plan needs fast-check. Install it with: npm install --save-dev fast-check',
    );
  }
}
