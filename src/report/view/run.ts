import type { HeldRule } from '../../config/held.ts';
import { grouped } from '../../exchange/grouped.ts';
import type { RunVerdict } from '../document.ts';
import type { KeptExchanges } from '../keep.ts';
import type { DifferenceView } from './differences.ts';
import { differenceViewOf } from './differences.ts';
import type { Headline } from './headline.ts';
import { headlineOf, troubleOf } from './headline.ts';
import type { Tally } from './outcomes.ts';
import { tallyOf } from './outcomes.ts';
import type { RuleView } from './rule.ts';
import { ruleViewOf } from './rule.ts';

/** Rules of one group. */
export interface GroupView {
  readonly name: string;
  /** What it came to. */
  readonly mark: '✗' | '!' | '✓' | '·';
  readonly rules: readonly RuleView[];
  readonly tally: readonly Tally[];
}

/** What a report shows of one run or recording. */
export interface RunView {
  readonly target: string;
  /** Its target; numbered where several runs of a report have the same one. */
  readonly label: string;
  readonly exitCode: number;
  readonly summary: string;
  readonly headline: Headline;
  /** Why it could not be judged or not be restored; absent where it was decided on its merits. */
  readonly trouble?: string;
  /** Whether anything was judged. */
  readonly judged: boolean;
  /** The rules without those that are off. */
  readonly rules: readonly RuleView[];
  readonly groups: readonly GroupView[];
  readonly tally: readonly Tally[];
  /** Rules that nobody wants judged. */
  readonly off: number;
  /** In what it differs from its baseline; absent where there is none. */
  readonly differences?: readonly DifferenceView[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** What somebody else may have done. */
  readonly interference: readonly string[];
  /** The shortest sequence that breaks a rule, and the flags that send it again. */
  readonly sequence?: { readonly steps: readonly string[]; readonly replay: string };
  readonly exchanges?: KeptExchanges;
}

/** Makes of a run's verdict what reports show. */
export function runViewOf(run: RunVerdict, kept?: KeptExchanges, label = run.target): RunView {
  const { target, exitCode, summary, obstacle, baseline, sequence } = run;
  const judged = obstacle === undefined || obstacle.judged === true;
  const wanted = run.rules.filter(({ outcome }) => outcome !== 'off');
  const rules = wanted.map((rule) => ruleViewOf(judged ? rule : unjudged(rule)));
  const tally = tallyOf(rules);
  const trouble = troubleOf(run);
  const groups = [...grouped(rules, ({ group }) => group)];
  return {
    target,
    label,
    exitCode,
    summary,
    headline: headlineOf(run, tally),
    ...(trouble === undefined ? {} : { trouble }),
    judged,
    rules,
    groups: groups.map(([name, own]) => groupViewOf(name, own)),
    tally,
    off: run.rules.length - wanted.length,
    ...(baseline === undefined ? {} : { differences: baseline.mismatches.map(differenceViewOf) }),
    notes: run.notes ?? [],
    warnings: run.warnings ?? [],
    interference: run.interference,
    ...(sequence === undefined
      ? {}
      : {
          sequence: {
            steps: sequence.steps,
            replay: `--plan exhaustive --replay ${sequence.seed}:${sequence.path ?? ''}`,
          },
        }),
    ...(kept === undefined ? {} : { exchanges: kept }),
  };
}

function groupViewOf(name: string, rules: readonly RuleView[]): GroupView {
  const tally = tallyOf(rules);
  return { name, mark: markOf(tally), rules, tally };
}

function markOf(tally: readonly Tally[]): GroupView['mark'] {
  const tones = new Set(tally.map(({ ending }) => ending.tone));
  if (tones.has('bad')) return '✗';
  if (tones.has('doubtful')) return '!';
  return tally.some(({ outcome, ending }) => ending.counts || outcome === 'observed') ? '✓' : '·';
}

/**
 * A rule of a run that something kept from being judged. None counts as broken: a wrong address is no breach
 * of the contract.
 */
function unjudged(rule: HeldRule): HeldRule {
  const { more: _, ...rest } = rule;
  const outcome = rule.outcome === 'locked' ? 'locked' : 'not-exercised';
  return { ...rest, outcome, exercised: 0, findings: [], observed: {} };
}
