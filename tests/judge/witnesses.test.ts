import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { findings, judge, ruleIn } from './judging.ts';
import { witnesses } from './witnesses/all.ts';
import type { Witness } from './witnesses/witness.ts';

const fallible = catalogue.filter(({ severity }) => severity !== 'none');
const entries = Object.entries(witnesses) as [RuleId, Witness][];

test('every rule that can fail has both witnesses, and no other has one', () => {
  expect(Object.keys(witnesses).sort()).toEqual(fallible.map(({ id }) => id).sort());
});

describe.each(entries)('%s', (id, { keeps, breaks, at }) => {
  const severity = catalogue.find((rule) => rule.id === id)?.severity;

  test('is kept, and nothing else is broken', () => {
    const verdict = judge(keeps());
    expect(findings(verdict)).toEqual([]);
    expect(ruleIn(verdict, id)).toMatchObject({ outcome: 'pass', findings: [], lacks: [] });
    expect(ruleIn(verdict, id).exercised).toBeGreaterThan(0);
  });

  test('is broken, and nothing else is', () => {
    const made = breaks();
    const verdict = judge(made);
    expect(findings(verdict)).toEqual([at === undefined ? id : `${id} at ${at}`]);
    const rule = ruleIn(verdict, id);
    expect(rule.outcome).toBe(severity === 'warn' ? 'warn' : 'fail');
    const [finding] = rule.findings;
    expect(finding?.count).toBe(1);
    expect(made.exchanges).toContain(finding?.exchange);
    expect(finding?.expected).not.toBe('');
    expect(finding?.actual).not.toBe(finding?.expected);
  });
});
