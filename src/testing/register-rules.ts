import type { Need, Rule, RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import type { RuleVerdict } from '../judge/verdict.ts';
import { plain } from '../report/plain.ts';
import { failureLines } from '../report/text.ts';
import { ruleViewOf } from '../report/view/rule.ts';
import { decide } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';

/** What tests are registered with. */
export type Vitest = typeof import('vitest');

/** A run whose verdict becomes tests. */
export interface Registration extends JudgeOptions {
  /** Name of the group of tests. */
  readonly name: string;
  /** What the target can be held to; rules that need more are not registered. */
  readonly offers: readonly Need[];
  /** A rule that nothing exercised fails, and is not skipped. */
  readonly strict: boolean;
  /** How long the run may take, in milliseconds. */
  readonly timeout: number;
  /** The file from which a webhook that the run could not restore can be restored. */
  readonly journal?: string;
  readonly run: () => Promise<RunResult>;
}

/** The rules that a target can be held to and that can fail: the others are no tests. */
function testedRules({ offers, severities = {} }: Registration): Rule[] {
  return catalogue.filter(({ id, severity, needs }) => {
    const own = severities[id] ?? severity;
    return own !== 'off' && own !== 'none' && needs.every((need) => offers.includes(need));
  });
}

/**
 * Registers a test for each rule, and one that says whether the run decided anything. The run itself comes
 * ahead of the first of them.
 *
 * @returns what came of the run, for tests that come after
 */
export function registerRules(vitest: Vitest, registration: Registration): () => RunResult {
  const { beforeAll, describe, expect, test } = vitest;
  let done: RunResult | undefined;
  const result = (): RunResult => {
    if (done === undefined) throw new Error('The run has not come to its end.');
    return done;
  };
  describe(registration.name, () => {
    beforeAll(async () => {
      done = await registration.run();
    }, registration.timeout);
    for (const { id, statement } of testedRules(registration)) {
      test(`${id}: ${statement}`, async ({ annotate, skip }) => {
        const { verdict, obstacle } = result();
        // The one test that says why is enough.
        if (obstacle !== undefined && !obstacle.judged) skip(obstacle.seen);
        const rule = ruleIn(verdict.rules, id);
        const open = rule.outcome === 'not-exercised' || rule.outcome === 'undecided';
        if (open && (obstacle !== undefined || !registration.strict)) skip(OPEN[rule.outcome]);
        const text = open ? `${id}: ${OPEN[rule.outcome]}` : explain(rule);
        if (rule.outcome === 'warn') await annotate(text, 'warning');
        expect(['pass', 'warn'], text).toContain(rule.outcome);
      });
    }
    test('the traffic decides the contract, and leaves the webhook as it was', () => {
      const decision = decide(result(), false);
      const reason = 'reason' in decision ? decision.reason : '';
      const remedy = ` To restore it: npx talkover-contract restore ${registration.journal} --url ${result().context.target}`;
      const unrestored = decision.exitCode === 4 && registration.journal !== undefined;
      expect(decision.exitCode, unrestored ? reason + remedy : reason).toBeLessThan(3);
    });
  });
  return result;
}

const OPEN: Readonly<Record<string, string>> = {
  'not-exercised': 'no request of this run exercises it',
  undecided: 'the answers of this run do not tell',
};

function ruleIn(rules: readonly RuleVerdict[], id: RuleId): RuleVerdict {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`There is no verdict on ${id}.`);
  return rule;
}

function explain(rule: RuleVerdict): string {
  return failureLines(ruleViewOf(rule)).map(plain).join('\n');
}
