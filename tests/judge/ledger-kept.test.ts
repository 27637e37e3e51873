import { describe, expect, test } from 'vitest';
import type { RuleId, Severity } from '../../generated/catalogue.ts';
import { judge, ruleIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, context } from './world.ts';

const others = 'validation/names-no-other';

/** Refusals that blame a number of strangers. */
function strangers(number: number): Traffic {
  const made = traffic();
  for (let place = 0; place < number; place += 1)
    made.refuse({ timeout: 4 }, ['timeout', `stranger_${place}`]);
  return made;
}

/** The findings of a rule of which somebody is told while they are found. */
function toldOf(
  made: Traffic,
  rule: RuleId,
  how: Severity | 'off',
  offers = context.offers,
): string[] {
  const told: string[] = [];
  judge(
    made,
    { ...context, offers },
    {
      severities: { [rule]: how },
      onFinding: (id, { pointer }) => told.push(`${id} at ${pointer}`),
    },
  );
  return told;
}

describe('who waits for findings', () => {
  test('is told of those that fail and of those that warn, each once', () => {
    const made = strangers(1).refuse({ timeout: 4 }, ['timeout', 'stranger_0']);
    for (const severity of ['error', 'warn'] as const)
      expect(toldOf(made, others, severity)).toEqual([`${others} at stranger_0`]);
  });

  test('is told of none that nobody wants', () => {
    expect(toldOf(strangers(1), others, 'off')).toEqual([]);
  });

  test('is told of none to which the target is not held', () => {
    const rule = 'auth/near-token';
    const made = traffic().read({ token: authorization.cut });
    const offers = context.offers.filter((need) => need !== 'tokens');
    expect(toldOf(made, rule, 'error')).toEqual([`${rule} at `]);
    expect(toldOf(made, rule, 'error', offers)).toEqual([]);
  });
});

describe('the verdict on a rule', () => {
  test('counts the places beyond those that it shows', () => {
    expect(ruleIn(judge(strangers(23)), others)).toMatchObject({ more: 3, exercised: 20 });
    expect(ruleIn(judge(strangers(20)), others)).not.toHaveProperty('more');
  });

  test('says what it was taken for, where that is not what the catalogue says', () => {
    const warned = judge(strangers(1), context, { severities: { [others]: 'warn' } });
    expect(ruleIn(warned, others)).toMatchObject({ outcome: 'warn', severity: 'warn' });
    expect(ruleIn(judge(strangers(1)), others)).not.toHaveProperty('severity');
  });

  test('counts an open question once for each answer to it', () => {
    const made = traffic()
      .read()
      .read()
      .read({ shows: { updated_at: '2025-09-04T10:00:01.5+02:00' } });
    const { exercised, observed } = ruleIn(judge(made), 'observed/timestamp-form');
    expect(exercised).toBe(Object.keys(observed).length);
    expect(exercised).toBeGreaterThan(1);
  });
});
