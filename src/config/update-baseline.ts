import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Baseline, KnownFailure, PinnedAnswers } from './baseline.ts';
import { answersOf, isReason, keyOf, UNFILLED } from './baseline.ts';

/** The rules in the order in which everything is listed. */
const PLACES = new Map(catalogue.map(({ id }, place) => [id, place]));

/**
 * What is known after a verdict: what fails now and how open questions are answered now. What the call did
 * not want judged stays as it was.
 *
 * @param looked the rules that the call wants judged
 * @param reason why what is new is known; something to be filled in where it is absent
 */
export function updateBaseline(
  before: Baseline,
  verdict: Verdict,
  looked: ReadonlySet<RuleId>,
  reason: string = UNFILLED,
): Baseline {
  const reasons = new Map(before.known.map((entry) => [keyOf(entry), entry.reason]));
  const failures = verdict.rules
    .filter(({ id, outcome }) => looked.has(id) && outcome === 'fail')
    .flatMap(({ id, findings }) =>
      findings.map(({ pointer }): KnownFailure => {
        const old = reasons.get(keyOf({ rule: id, pointer })) ?? UNFILLED;
        return { rule: id, pointer, reason: isReason(old) ? old : reason };
      }),
    );
  const warnings = verdict.rules
    .filter(({ id, outcome }) => looked.has(id) && outcome === 'warn')
    .flatMap(({ id, findings }) => findings.map(({ pointer }) => keyOf({ rule: id, pointer })));
  // A warning fails nothing and is not added; one that is known already stays.
  const others = before.known.filter(
    (entry) => !looked.has(entry.rule) || warnings.includes(keyOf(entry)),
  );
  const answers = verdict.rules
    .filter(({ id, outcome }) => looked.has(id) && outcome === 'observed')
    .map((rule): PinnedAnswers => ({ rule: rule.id, answers: answersOf(rule) }));
  return sorted({
    known: [...failures, ...others],
    observed: [...answers, ...before.observed.filter(({ rule }) => !looked.has(rule))],
  });
}

/** In the order of the catalogue, then of the pointers, so that a change shows as what it is. */
function sorted({ known, observed }: Baseline): Baseline {
  const place = ({ rule }: { rule: RuleId }): number => PLACES.get(rule) ?? 0;
  return {
    known: known.toSorted(
      (a, b) => place(a) - place(b) || (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0),
    ),
    observed: observed.toSorted((a, b) => place(a) - place(b)),
  };
}

/** A baseline as the text of its file; the same one gives the same text. */
export function baselineText({ known, observed }: Baseline): string {
  const file = {
    format: 'talkover-contract/baseline',
    version: 1,
    known,
    observed: Object.fromEntries(observed.map(({ rule, answers }) => [rule, answers])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
