import { describe, expect, test } from 'vitest';
import { internalsIn } from '../../src/judge/internals.ts';
import { bad } from '../values.ts';
import { judge, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';

describe('a pattern takes no time to speak of on', () => {
  test.each([
    'SELECT a ',
    'at a() in ',
    'at a (a/',
    'at a/',
    'A\\\\A',
    'A\\a',
    ' ',
    '/var/',
    'File "a',
    '"trace" : ',
    'UPDATE a ',
    'violates a-',
  ])('%j again and again', (text) => {
    const before = performance.now();
    expect(internalsIn(text.repeat(500_000 / text.length))).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('what a finding keeps of a long answer', () => {
  const long = 'é'.repeat(400_000);
  const [finding] = ruleIn(
    judge(traffic().update({ timeout: 7 }, { answer: JSON.stringify([long]) })),
    'response/success-body',
  ).findings;

  test('is its beginning, and how long it was', () => {
    expect(finding?.exchange.response).toMatchObject({ status: 200, cut: 400_004 });
    expect(finding?.exchange.response?.body).toBe(`["${'é'.repeat(19_998)}`);
  });

  test('a short answer is kept whole', () => {
    const made = traffic().update({ timeout: 7 }, { answer: '[1]' });
    const [short] = ruleIn(judge(made), 'response/success-body').findings;
    expect(short?.exchange).toBe(made.exchanges[0]);
  });

  test('the names that it blames are those that anybody reads', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `m${n}`);
    const verdict = judge(
      traffic()
        .update({})
        .refuse({ timeout: bad('timeout') }, many),
    );
    const [missed] = ruleIn(verdict, 'validation/names-every-member').findings;
    expect(missed?.actual).toMatch(/^errors for m0, m1, .* and 4980 more$/);
  });

  test('no text of it is endless', () => {
    const name = 'n'.repeat(100_000);
    const verdict = judge(
      traffic()
        .read()
        .refuse({ timeout: bad('timeout') }, ['timeout', name]),
    );
    for (const rule of verdict.rules) {
      for (const { pointer, expected, actual } of rule.findings)
        for (const text of [pointer, expected, actual]) expect(text.length).toBeLessThan(700);
      for (const answer of Object.keys(rule.observed)) expect(answer.length).toBeLessThan(700);
    }
  });
});
