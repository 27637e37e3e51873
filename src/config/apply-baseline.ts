import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Coverage, RuleVerdict, Verdict } from '../judge/verdict.ts';
import type { Baseline, KnownFailure, PinnedAnswers } from './baseline.ts';
import { answersOf, keyOf } from './baseline.ts';
import type { HeldFinding, HeldOutcome, HeldRule, HeldVerdict, Mismatch } from './held.ts';

const ABOUT_KEYWORDS: ReadonlySet<RuleId> = new Set(
  catalogue.filter(({ keyword }) => keyword !== undefined).map(({ id }) => id),
);

/**
 * Holds a verdict against what is known. A finding that is known fails no longer; what is known and was
 * not seen, and an answer that is another than before, are mismatches.
 *
 * @param looked the rules that the call wants judged; the baseline says nothing of the others
 */
export function applyBaseline(
  verdict: Verdict,
  baseline: Baseline,
  looked: ReadonlySet<RuleId>,
): HeldVerdict {
  const rules = verdict.rules.map((rule) => excused(rule, baseline.known));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const mismatches = [
    ...baseline.known.flatMap((entry) => missed(entry, byId.get(entry.rule), verdict.coverage)),
    ...baseline.observed.flatMap((pinned) => drifted(pinned, byId.get(pinned.rule))),
  ].filter(({ rule }) => looked.has(rule));
  const known = rules.flatMap(({ findings }) => findings.filter(isKnown)).length;
  return { ...verdict, rules, baseline: { known, mismatches } };
}

function excused(rule: RuleVerdict, known: readonly KnownFailure[]): HeldRule {
  const reasons = new Map(
    known.filter((entry) => entry.rule === rule.id).map(({ pointer, reason }) => [pointer, reason]),
  );
  if (reasons.size === 0 || rule.findings.length === 0) return rule;
  const findings = rule.findings.map((finding): HeldFinding => {
    const reason = reasons.get(finding.pointer);
    return reason === undefined ? finding : { ...finding, known: reason };
  });
  // Of what is not kept, nobody can say that it is known.
  const all = findings.every(isKnown) && rule.more === undefined;
  return { ...rule, outcome: all ? 'known' : rule.outcome, findings };
}

function isKnown({ known }: HeldFinding): boolean {
  return known !== undefined;
}

/** What to say of a failure that is known and was not seen. */
function missed(
  entry: KnownFailure,
  rule: HeldRule | undefined,
  { keywords }: Coverage,
): Mismatch[] {
  if (rule === undefined) return [];
  const { pointer } = entry;
  if (rule.findings.some((finding) => finding.pointer === pointer)) return [];
  // A rule about a keyword can be kept by one setting while another was not tried.
  const untried = ABOUT_KEYWORDS.has(rule.id) && (keywords[pointer]?.bad ?? 0) === 0;
  const ended = isBroken(rule.outcome) ? 'elsewhere' : silence(rule.outcome);
  const seen = untried && (ended === 'elsewhere' || ended === 'passed') ? 'not-exercised' : ended;
  const text = `${keyOf(entry)} is in the baseline, but ${why(seen, rule)}.`;
  return [{ rule: rule.id, pointer, seen, text }];
}

/** What to say of answers that are not those of the baseline. */
function drifted({ rule: id, answers }: PinnedAnswers, rule: HeldRule | undefined): Mismatch[] {
  if (rule === undefined) return [];
  const after = answersOf(rule);
  if (rule.outcome !== 'observed') {
    const seen = silence(rule.outcome);
    return [{ rule: id, seen, text: `${id} is in the baseline, but ${why(seen, rule)}.` }];
  }
  const before = [...answers].sort();
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const text = `${id} was answered with ${before.join(' · ')}; now with ${after.join(' · ')}.`;
  return [{ rule: id, seen: 'changed', text, before, after }];
}

function isBroken(outcome: HeldOutcome): boolean {
  return outcome === 'fail' || outcome === 'warn' || outcome === 'known';
}

function silence(outcome: HeldOutcome): Mismatch['seen'] {
  if (outcome === 'undecided' || outcome === 'not-exercised') return outcome;
  return outcome === 'locked' || outcome === 'off' ? outcome : 'passed';
}

function why(seen: Mismatch['seen'], { lacks }: HeldRule): string {
  const reasons: Readonly<Record<Mismatch['seen'], string>> = {
    passed: 'the rule is kept now: take the entry out',
    elsewhere: 'the rule is broken elsewhere only: take the entry out',
    changed: 'the answer is another one',
    undecided: 'the traffic does not tell whether the rule is kept',
    'not-exercised': 'it was not exercised',
    locked: `the rule is locked, for want of ${lacks.join(', ')}`,
    off: 'the rule is off',
  };
  return reasons[seen];
}
