import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyBaseline } from '../../src/config/apply-baseline.ts';
import type { Baseline } from '../../src/config/baseline.ts';
import { isReason } from '../../src/config/baseline.ts';
import { baselineText, updateBaseline } from '../../src/config/update-baseline.ts';
import type { Ends } from './verdicts.ts';
import { ALL, answered, broken, CAN_FAIL, OPEN, verdictWith } from './verdicts.ts';

const NONE: Baseline = { known: [], observed: [] };
const BOUND = 'validation/upper-bound';
const CHALLENGE = 'response/challenge';

function entry(pointer: string, reason: string): Baseline['known'][number] {
  return { rule: BOUND, pointer, reason };
}

describe('reasons', () => {
  const seen = verdictWith({ [BOUND]: broken(['b', 'a']) });

  test('those of what stays are kept, what is new gets the one given', () => {
    const before = { ...NONE, known: [entry('a', 'ticket 7'), entry('gone', 'ticket 8')] };
    expect(updateBaseline(before, seen, ALL, 'ticket 9').known).toEqual([
      entry('a', 'ticket 7'),
      entry('b', 'ticket 9'),
    ]);
  });

  test('without one, what is new has to be filled in; a later one fills it', () => {
    const first = updateBaseline(NONE, seen, ALL);
    expect(first.known.map(({ reason }) => isReason(reason))).toEqual([false, false]);
    const then = updateBaseline(first, seen, ALL, 'ticket 9');
    expect(then.known.map(({ reason }) => reason)).toEqual(['ticket 9', 'ticket 9']);
  });

  test.each(['', '  ', 'TODO', 'todo: ask Ann', ' TODO '])("'%s' is none", (text) => {
    expect(isReason(text)).toBe(false);
  });

  test.each(['TODOS-12', 'ticket 7', 'see the TODO in app.ts'])("'%s' is one", (text) => {
    expect(isReason(text)).toBe(true);
  });
});

test('a warning is not added, and stays where it is known', () => {
  const seen = verdictWith({ [CHALLENGE]: broken(['401'], 'warn') });
  expect(updateBaseline(NONE, seen, ALL, 'x')).toEqual(NONE);
  const known = [{ rule: CHALLENGE, pointer: '401', reason: 'the gateway' } as const];
  expect(updateBaseline({ ...NONE, known }, seen, ALL).known).toEqual(known);
});

test('what the call did not want judged stays', () => {
  const before: Baseline = {
    known: [entry('a', 'ticket 7')],
    observed: [{ rule: 'observed/malformed-json', answers: ['status 400'] }],
  };
  const off = verdictWith({
    [BOUND]: { outcome: 'off' },
    'observed/malformed-json': { outcome: 'off' },
  });
  expect(updateBaseline(before, off, new Set(['auth/missing-token']))).toEqual(before);
  expect(updateBaseline(before, off, ALL)).toEqual(NONE);
});

/** A verdict in which any rules are broken at any pointers, and any questions are answered. */
const verdicts = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom(...CAN_FAIL),
      fc.uniqueArray(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 4 }),
    ),
    fc.dictionary(fc.constantFrom(...OPEN), fc.uniqueArray(fc.string(), { minLength: 1 })),
  )
  .map(([failures, answers]) => {
    const ends: Ends = {
      ...Object.fromEntries(Object.entries(failures).map(([id, at]) => [id, broken(at)])),
      ...Object.fromEntries(Object.entries(answers).map(([id, all]) => [id, answered(...all)])),
    };
    return verdictWith(ends);
  });

describe('whatever a verdict is', () => {
  test('its own baseline makes it green: nothing fails, nothing differs', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const held = applyBaseline(verdict, updateBaseline(NONE, verdict, ALL, 'x'), ALL);
        expect(held.baseline?.mismatches).toEqual([]);
        expect(held.rules.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      }),
    );
  });

  test('updating twice is updating once, to the byte', () => {
    fc.assert(
      fc.property(verdicts, verdicts, (earlier, verdict) => {
        const once = updateBaseline(updateBaseline(NONE, earlier, ALL, 'x'), verdict, ALL, 'y');
        expect(baselineText(updateBaseline(once, verdict, ALL, 'z'))).toBe(baselineText(once));
      }),
    );
  });

  test('the order in which findings were seen does not show', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const turned = {
          ...verdict,
          rules: verdict.rules.map((rule) => ({ ...rule, findings: rule.findings.toReversed() })),
        };
        expect(baselineText(updateBaseline(NONE, turned, ALL))).toBe(
          baselineText(updateBaseline(NONE, verdict, ALL)),
        );
      }),
    );
  });
});
