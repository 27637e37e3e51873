import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { judge, outcomeOf, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';

describe('a refusal tells nothing', () => {
  test('of a limit whose member it does not name among others', () => {
    const made = traffic().refuse({ timeout: bad('timeout'), events: bad('events') }, ['events']);
    expect(outcomeOf('validation/upper-bound', made)).toBe('not-exercised');
    expect(outcomeOf('validation/min-items', made)).toBe('pass');
  });

  test('of innocent members where it names nobody', () => {
    const made = traffic().refuse({ timeout: null }, []);
    expect(outcomeOf('validation/names-no-other', made)).toBe('not-exercised');
    expect(ruleIn(judge(made), 'validation/names-every-member').exercised).toBe(1);
  });

  test('but once, where it names an innocent one', () => {
    const made = traffic().refuse({ timeout: bad('timeout') }, ['timeout', 'name']);
    expect(ruleIn(judge(made), 'validation/names-no-other').exercised).toBe(1);
  });
});
