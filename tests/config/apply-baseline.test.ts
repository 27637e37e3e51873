import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import { applyBaseline } from '../../src/config/apply-baseline.ts';
import type { Baseline } from '../../src/config/baseline.ts';
import type { RuleVerdict } from '../../src/judge/verdict.ts';
import { decide } from '../../src/verify/decide.ts';
import type { Ends } from './verdicts.ts';
import { ALL, answered, broken, ruleOf, verdictWith } from './verdicts.ts';

const BOUND = 'validation/upper-bound';
const QUESTION = 'observed/malformed-json';

function knowing(...pointers: readonly string[]): Baseline {
  const known = pointers.map((pointer) => ({ rule: BOUND, pointer, reason: `why ${pointer}` }));
  return { known: known as Baseline['known'], observed: [] };
}

function pinning(...answers: readonly string[]): Baseline {
  return { known: [], observed: [{ rule: QUESTION, answers }] };
}

function held(ends: Ends, baseline: Baseline, looked: ReadonlySet<RuleId> = ALL) {
  const verdict = applyBaseline(verdictWith(ends), baseline, looked);
  const { exitCode, summary } = decide({ verdict, unrestored: [], interrupted: false }, false);
  return { verdict, exitCode, summary, mismatches: verdict.baseline?.mismatches ?? [] };
}

describe('a known failure', () => {
  test('fails no longer, and says why', () => {
    const { verdict, exitCode } = held(
      { [BOUND]: broken(['timeout/maximum']) },
      knowing('timeout/maximum'),
    );
    expect(exitCode).toBe(0);
    expect(ruleOf(verdict, BOUND).outcome).toBe('known');
    expect(ruleOf(verdict, BOUND).findings[0]?.known).toBe('why timeout/maximum');
    expect(verdict.baseline).toEqual({ known: 1, mismatches: [] });
  });

  test('at another pointer of the same rule is a new one, and fails', () => {
    const { verdict, exitCode } = held(
      { [BOUND]: broken(['timeout/maximum', 'max_retries/maximum']) },
      knowing('timeout/maximum'),
    );
    expect(exitCode).toBe(1);
    const { outcome, findings } = ruleOf(verdict, BOUND);
    expect(outcome).toBe('fail');
    expect(findings.map(({ known }) => known)).toEqual(['why timeout/maximum', undefined]);
  });

  test('of a rule that is broken in more ways than are kept does not cover those', () => {
    const more = { ...broken(['timeout/maximum']), more: 1 };
    const { exitCode } = held({ [BOUND]: more }, knowing('timeout/maximum'));
    expect(exitCode).toBe(1);
  });

  test('may be a warning', () => {
    const { verdict } = held(
      { [BOUND]: broken(['timeout/maximum'], 'warn') },
      knowing('timeout/maximum'),
    );
    expect(ruleOf(verdict, BOUND).outcome).toBe('known');
  });

  test.each<[string, Partial<RuleVerdict>, string, RegExp]>([
    ['is kept now', {}, 'passed', /the rule is kept now: take the entry out/],
    ['is broken elsewhere', broken(['max_retries/maximum']), 'elsewhere', /elsewhere/],
    ['is not exercised', { outcome: 'not-exercised' }, 'not-exercised', /it was not exercised/],
    ['is undecided', { outcome: 'undecided' }, 'undecided', /does not tell/],
    ['is locked', { outcome: 'locked', lacks: ['blame'] }, 'locked', /locked, for want of blame/],
    ['is off', { outcome: 'off' }, 'off', /is off/],
  ])('of a rule that %s is red, by name', (_, end, seen, text) => {
    const { exitCode, mismatches } = held({ [BOUND]: end }, knowing('timeout/maximum'));
    expect(exitCode).toBe(1);
    expect(mismatches).toEqual([
      { rule: BOUND, pointer: 'timeout/maximum', seen, text: expect.stringMatching(text) },
    ]);
    expect(mismatches[0]?.text).toContain(`${BOUND} at timeout/maximum`);
  });

  test('of a keyword that was not tried is red for that, though the rule is kept', () => {
    const { exitCode, mismatches } = held({}, knowing('max_retries/maximum'));
    expect(exitCode).toBe(1);
    expect(mismatches[0]).toMatchObject({ seen: 'not-exercised' });
  });

  test('of a rule that the call did not want judged is not looked at', () => {
    const { mismatches, exitCode } = held(
      { [BOUND]: { outcome: 'off' } },
      knowing('timeout/maximum'),
      new Set(['auth/missing-token']),
    );
    expect({ mismatches, exitCode }).toEqual({ mismatches: [], exitCode: 0 });
  });
});

describe('a pinned answer', () => {
  test('that is given again is green, however often and in whatever order', () => {
    const { exitCode } = held(
      { [QUESTION]: answered('status 400', 'status 422') },
      pinning('status 422', 'status 400'),
    );
    expect(exitCode).toBe(0);
  });

  test('that is another one now is red, and says before and after', () => {
    const { exitCode, summary, mismatches } = held(
      { [QUESTION]: answered('status 422') },
      pinning('status 400'),
    );
    expect({ exitCode, summary }).toEqual({ exitCode: 1, summary: 'differs from its baseline' });
    expect(mismatches).toEqual([
      {
        rule: QUESTION,
        seen: 'changed',
        before: ['status 400'],
        after: ['status 422'],
        text: `${QUESTION} was answered with status 400; now with status 422.`,
      },
    ]);
  });

  test('that nobody gave is red', () => {
    const { exitCode, mismatches } = held({}, pinning('status 400'));
    expect(exitCode).toBe(1);
    expect(mismatches[0]).toMatchObject({ rule: QUESTION, seen: 'not-exercised' });
  });

  test('is all that is looked at: a question without one is free', () => {
    expect(held({ [QUESTION]: answered('status 400') }, knowing()).exitCode).toBe(0);
  });
});

test('a run that could not be judged says nothing against a baseline', () => {
  const verdict = applyBaseline(verdictWith({}), knowing('timeout/maximum'), ALL);
  const run = { verdict, unrestored: [], interrupted: true };
  expect(decide(run, false).exitCode).toBe(3);
  const nothing = { ...verdict, decided: { updates: 0, partial: 0 } };
  expect(decide({ ...run, interrupted: false, verdict: nothing }, false).exitCode).toBe(3);
});

test('the verdict that goes in is left as it is', () => {
  const verdict = verdictWith({ [BOUND]: broken(['timeout/maximum']) });
  const copy = structuredClone(verdict);
  applyBaseline(verdict, knowing('timeout/maximum'), ALL);
  expect(verdict).toEqual(copy);
});
