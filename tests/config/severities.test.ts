import { describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { readCall } from '../../src/cli/flags.ts';
import { readJudging, severitiesOf } from '../../src/cli/read-judging.ts';
import { judgedFlags } from '../../src/cli/verify-flags.ts';
import { judge, ruleIn } from '../judge/judging.ts';
import { traffic } from '../judge/traffic.ts';
import { context } from '../judge/world.ts';
import { bad } from '../values.ts';

const BOUND = 'validation/upper-bound';
const CHALLENGE = 'response/challenge';

const call = (...args: readonly string[]) => readCall(args, judgedFlags, {});

describe('--rule', () => {
  test.each([
    ['a rule', ['--rule', `${BOUND}=warn`], 'warn'],
    ['its group', ['--rule', 'validation=off'], 'off'],
    ['its group with a slash', ['--rule', 'validation/=off'], 'off'],
    ['the last one wins', ['--rule', 'validation=off', '--rule', `${BOUND}=warn`], 'warn'],
    ['whichever it is', ['--rule', `${BOUND}=warn`, '--rule', 'validation=off'], 'off'],
    ['another group', ['--rule', 'auth=off'], 'error'],
  ])('%s', (_, args, expected) => {
    expect(severitiesOf(call(...args)).get(BOUND)).toBe(expected);
  });

  test.each([
    ['no severity', BOUND, /takes a rule or group and what it is taken for/],
    ['an unknown one', `${BOUND}=eror`, /Is 'error' meant\?/],
    ['none of the kind', `${BOUND}=none`, /error, warn, off/],
    ['a mistyped rule', 'validation/uper-bound=warn', /'validation\/upper-bound'/],
    ['no rule', '=warn', /takes a rule/],
    ['an open question', 'observed/malformed-json=error', /cannot fail.*--baseline/],
    ['their group', 'observed=warn', /cannot fail/],
  ])('%s is refused', (_, text, line) => {
    expect(() => readJudging(call('--rule', text))).toThrow(line);
  });

  test('an open question may be left out', () => {
    expect(severitiesOf(call('--rule', 'observed=off')).get('observed/malformed-json')).toBe('off');
  });

  test('says nothing of what --only leaves out', () => {
    const { severities } = readJudging(call('--only', 'auth', '--rule', `${BOUND}=warn`));
    expect(severities[BOUND]).toBe('off');
  });
});

describe('--fail-on', () => {
  test('warn: every warning is an error, those of --rule too', () => {
    const severities = severitiesOf(call('--fail-on', 'warn', '--rule', `${BOUND}=warn`));
    expect([...severities.values()]).not.toContain('warn');
    expect([severities.get(BOUND), severities.get(CHALLENGE)]).toEqual(['error', 'error']);
  });

  test('error: as ever', () => {
    const catalogued = new Map(catalogue.map(({ id, severity }) => [id, severity]));
    expect(severitiesOf(call('--fail-on', 'error'))).toEqual(catalogued);
  });

  test('anything else is refused', () => {
    expect(() => severitiesOf(call('--fail-on', 'never'))).toThrow(/--fail-on is 'never'/);
  });
});

describe('a verdict', () => {
  const judged = (...args: readonly string[]) => {
    const made = traffic()
      .read()
      .update({ timeout: bad('timeout') });
    return ruleIn(judge(made, context, readJudging(call(...args))), BOUND);
  };

  test('says what a rule was taken for, where that is not the usual', () => {
    expect(judged()).not.toHaveProperty('severity');
    expect(judged()).toMatchObject({ outcome: 'fail' });
    expect(judged('--rule', `${BOUND}=error`)).not.toHaveProperty('severity');
    expect(judged('--rule', `${BOUND}=warn`)).toMatchObject({ outcome: 'warn', severity: 'warn' });
    expect(judged('--rule', `${BOUND}=off`)).toMatchObject({ outcome: 'off', findings: [] });
  });
});
