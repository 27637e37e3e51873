import type { RuleId } from '../../generated/catalogue.ts';
import type { Context } from '../../src/exchange/context.ts';
import type { JudgeOptions } from '../../src/judge/judge.ts';
import { createJudge } from '../../src/judge/judge.ts';
import type { RuleVerdict, Verdict } from '../../src/judge/verdict.ts';
import type { Traffic } from './traffic.ts';
import { context } from './world.ts';

/** Folds traffic through a judge. */
export function judge(
  { exchanges }: Pick<Traffic, 'exchanges'>,
  told: Context = context,
  options?: JudgeOptions,
): Verdict {
  const fold = createJudge(told, options);
  for (const exchange of exchanges) fold.step(exchange);
  return fold.finish();
}

/** What became of one rule. */
export function ruleIn(verdict: Verdict, id: RuleId): RuleVerdict {
  const found = verdict.rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`The verdict says nothing of ${id}.`);
  return found;
}

/** Every finding by its key: the rule, and the place in it after `at`. */
export function findings(verdict: Verdict): string[] {
  return verdict.rules.flatMap((rule) =>
    rule.findings.map(({ pointer }) => (pointer === '' ? rule.id : `${rule.id} at ${pointer}`)),
  );
}

/** The findings of traffic, and nothing else of the verdict. */
export function findingsOf(made: Pick<Traffic, 'exchanges'>, told?: Context): string[] {
  return findings(judge(made, told));
}

/** The outcome of one rule for some traffic. */
export function outcomeOf(
  id: RuleId,
  made: Pick<Traffic, 'exchanges'>,
  told?: Context,
): RuleVerdict['outcome'] {
  return ruleIn(judge(made, told), id).outcome;
}

/** The answers to an open question that traffic gives. */
export function observedIn(
  id: RuleId,
  made: Pick<Traffic, 'exchanges'>,
  told?: Context,
): Readonly<Record<string, number>> {
  return ruleIn(judge(made, told), id).observed;
}

/** The answers to an open question, given by the last part of its id. */
export function answersTo(question: string, made: Pick<Traffic, 'exchanges'>): string[] {
  return Object.keys(observedIn(`observed/${question}` as RuleId, made));
}
