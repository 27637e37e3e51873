import { catalogue } from '../../generated/catalogue.ts';
import type { HeldRule, HeldVerdict } from '../config/held.ts';
import type { Obstacle } from './preflight.ts';
import type { RunResult } from './run.ts';
import { isBrokenBesides, undecidedMembers } from './undecided-members.ts';

/** What a run comes to: the exit codes 0, 1, 3 and 4. */
export type Decision =
  | { readonly exitCode: 4; readonly summary: 'not restored'; readonly reason: string }
  | { readonly exitCode: 0; readonly summary: 'conforms' }
  | { readonly exitCode: 1; readonly summary: 'does not conform' }
  | { readonly exitCode: 1; readonly summary: 'differs from its baseline' }
  | { readonly exitCode: 3; readonly summary: 'could not judge'; readonly reason: string };

/** What came of a run, its verdict held to a baseline where there is one. */
export interface HeldResult extends Omit<RunResult, 'verdict'> {
  readonly verdict: HeldVerdict;
}

/** What a decision looks at. */
type Decided = Pick<
  HeldResult,
  'verdict' | 'obstacle' | 'unrestored' | 'interrupted' | 'unaccepted'
>;

const OPEN = new Set(catalogue.filter(({ severity }) => severity === 'none').map(({ id }) => id));

/**
 * Decides a run.
 *
 * @param strict a rule that can fail and that nothing exercised is a reason not to judge
 */
export function decide(
  { verdict, obstacle, unrestored, interrupted, unaccepted = [] }: Decided,
  strict: boolean,
): Decision {
  if (unrestored.length > 0) {
    const which = unrestored.map(({ entry, why }) => `${entry.webhookId} (${why})`).join(', ');
    return { exitCode: 4, summary: 'not restored', reason: `Not as it was before: ${which}.` };
  }
  if (interrupted) return undecided('The run was interrupted.');
  const failed = verdict.rules.some((rule) => isBrokenBesides(unaccepted, rule));
  if (obstacle !== undefined && !isBrokenElsewhere(obstacle, verdict.rules))
    return undecided(`${obstacle.seen}. ${obstacle.advice}`);
  if (failed) return { exitCode: 1, summary: 'does not conform' };
  if (verdict.decided.updates === 0)
    return undecided('No update was accepted, so nothing was decided.');
  if (verdict.decided.partial === 0) return undecided('No partial update was decided.');
  const members = undecidedMembers(unaccepted, verdict.rules);
  if (members.length > 0)
    return undecided(
      `No good value of ${members.join(', ')} was ever accepted, so nothing was decided about it.`,
    );
  if ((verdict.baseline?.mismatches ?? []).length > 0)
    return { exitCode: 1, summary: 'differs from its baseline' };
  const open = strict ? unexercised(verdict.rules) : [];
  if (open.length > 0)
    return undecided(
      `Not exercised, which --strict does not permit: ${open.map(({ id }) => id).join(', ')}.`,
    );
  return { exitCode: 0, summary: 'conforms' };
}

/**
 * Whether a rule was broken by another answer than the one that kept the run from going on, or by that one
 * where it refuses in a documented form what it must not refuse.
 */
function isBrokenElsewhere({ request, refused }: Obstacle, rules: readonly HeldRule[]): boolean {
  if (request === undefined) return false;
  return rules.some(
    ({ outcome, findings }) =>
      outcome === 'fail' &&
      findings.some(
        ({ known, exchange }) =>
          known === undefined && (refused === true || exchange.id !== request),
      ),
  );
}

/** Rules that can fail and about which the traffic said nothing. */
function unexercised(rules: readonly HeldRule[]): HeldRule[] {
  return rules.filter(
    ({ id, outcome }) => !OPEN.has(id) && (outcome === 'not-exercised' || outcome === 'undecided'),
  );
}

function undecided(reason: string): Decision {
  return { exitCode: 3, summary: 'could not judge', reason };
}
