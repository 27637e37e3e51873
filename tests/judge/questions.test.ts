import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { findings, judge, ruleIn } from './judging.ts';
import { questions } from './questions.ts';

const open = catalogue.filter(({ severity }) => severity === 'none').map(({ id }) => id);

test('every open question has two answers, and no rule that can fail has', () => {
  expect(Object.keys(questions).sort()).toEqual([...open].sort());
});

describe.each(Object.entries(questions) as [RuleId, (typeof questions)[RuleId]][])(
  '%s',
  (id, answers = [fail, fail]) => {
    test('is observed and told apart, and nothing fails', () => {
      const verdicts = answers.map((make) => judge(make()));
      expect(verdicts.flatMap(findings)).toEqual([]);
      const rules = verdicts.map((verdict) => ruleIn(verdict, id));
      expect(rules.map(({ outcome }) => outcome)).toEqual(['observed', 'observed']);
      const [one, other] = rules.map(({ observed }) => observed);
      expect(one).not.toEqual(other);
      expect(Object.values({ ...one, ...other }).every((count) => count > 0)).toBe(true);
    });
  },
);

function fail(): never {
  throw new Error('The question has no answers.');
}
