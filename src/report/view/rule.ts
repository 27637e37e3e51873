import type { Need, Rule, RuleId, Severity } from '../../../generated/catalogue.ts';
import type { HeldRule } from '../../config/held.ts';
import type { FindingView } from './finding.ts';
import { findingViewOf } from './finding.ts';
import type { Ending } from './outcomes.ts';
import { endingOf } from './outcomes.ts';
import type { Place } from './place.ts';
import { placeOf, ruleOf } from './place.ts';

/** What a report shows of a rule. */
export interface RuleView {
  readonly id: RuleId;
  /** The first part of the id. */
  readonly group: string;
  readonly outcome: string;
  readonly ending: Ending;
  /** Its row of the catalogue; absent where a document is newer than this package. */
  readonly rule?: Rule;
  /** Where it is described. */
  readonly place?: Place;
  /** What it was taken for, where that is not what the catalogue says. */
  readonly severity?: Severity;
  /** How many times traffic could have broken it. */
  readonly exercised: number;
  readonly findings: readonly FindingView[];
  /** Findings that nobody has accepted. */
  readonly newFindings: readonly FindingView[];
  /** There are findings of which nothing is kept. */
  readonly hasMore: boolean;
  /** Answers to an open question, each with the number of exchanges that gave it. */
  readonly answers: readonly (readonly [answer: string, count: number])[];
  /** What the target lacks. */
  readonly lacks: readonly Need[];
}

/** Makes of a rule's verdict what reports show. */
export function ruleViewOf(verdict: HeldRule): RuleView {
  const { id, outcome, severity, exercised, more, observed, lacks } = verdict;
  const rule = ruleOf(id);
  const findings = verdict.findings.map((finding) => findingViewOf(finding, id, rule));
  return {
    id,
    group: id.split('/')[0] ?? '',
    outcome,
    ending: endingOf(outcome),
    ...(rule === undefined ? {} : { rule, place: placeOf(rule) }),
    ...(severity === undefined ? {} : { severity }),
    exercised,
    findings,
    newFindings: findings.filter(({ known }) => known === undefined),
    hasMore: more !== undefined,
    answers: Object.entries(observed),
    lacks,
  };
}
