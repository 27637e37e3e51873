import { describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import type { Outcome } from '../../src/judge/verdict.ts';
import { decide } from '../../src/verify/decide.ts';
import type { RunResult } from '../../src/verify/run.ts';

type Decided = Parameters<typeof decide>[0];

const CAN_FAIL = catalogue.filter(({ severity }) => severity !== 'none');
const RULE = CAN_FAIL[3]?.id;
const OPEN = catalogue.find(({ severity }) => severity === 'none')?.id;

/** A run in which every rule was kept, but for some. */
function runWith(others: Readonly<Record<string, Outcome>>, more: Partial<Decided> = {}): Decided {
  const rules = catalogue.map(({ id, severity }) => ({
    id,
    outcome: others[id] ?? (severity === 'none' ? 'observed' : 'pass'),
    exercised: 1,
    findings: [],
    observed: {},
    lacks: [],
  }));
  const verdict: RunResult['verdict'] = {
    rules,
    coverage: { keywords: {}, answers: {} },
    exchanges: 90,
    ignored: 0,
    decided: { updates: 30, partial: 20 },
    interference: [],
  };
  return { verdict, unrestored: [], interrupted: false, ...more };
}

const with1 = (outcome: Outcome): Decided => runWith({ [String(RULE)]: outcome });
const unrestored = [
  { entry: { agentId: 'a', webhookId: 'w', settings: {} }, why: 'timeout differs' },
];
const obstacle = { seen: 'refused', advice: 'Is it up?' };
const passedOver: Decided['unaccepted'] = [{ name: 'timeout', passedOver: true }];
const refused: Decided['unaccepted'] = [{ name: 'timeout', passedOver: false }];

/** A broken rule with findings at these pointers. */
function brokenAt(...pointers: readonly string[]): Decided {
  const run = with1('fail');
  const exchange = {
    id: 1,
    startedAt: 0,
    endedAt: 0,
    request: { method: '', url: '', headers: [] },
  };
  const findings = pointers.map((pointer) => ({
    pointer,
    expected: '',
    actual: '',
    count: 1,
    exchange,
  }));
  const rules = run.verdict.rules.map((rule) => (rule.id === RULE ? { ...rule, findings } : rule));
  return { ...run, verdict: { ...run.verdict, rules } };
}

test('a member about which nothing was decided is named', () => {
  const unaccepted = [...(passedOver ?? []), { name: 'name' as const, passedOver: true }];
  expect(decide(runWith({}, { unaccepted }), false)).toHaveProperty(
    'reason',
    expect.stringContaining('timeout, name'),
  );
});

test('a failure that the baseline knows, or that only warns, decides about its member', () => {
  const { verdict } = brokenAt('timeout/maximum');
  for (const outcome of ['known', 'warn'] as const) {
    const rules = verdict.rules.map((rule) => (rule.id === RULE ? { ...rule, outcome } : rule));
    const run = { ...runWith({}, { unaccepted: refused }), verdict: { ...verdict, rules } };
    expect(decide(run, false).exitCode).toBe(0);
  }
});

describe('exit code', () => {
  test.each([
    [0, 'all kept', runWith({})],
    [0, 'a warning', with1('warn')],
    [0, 'a locked rule', with1('locked')],
    [0, 'a rule that is off', with1('off')],
    [0, 'a rule not exercised', with1('not-exercised')],
    [0, 'a rule undecided', with1('undecided')],
    [1, 'a broken rule', with1('fail')],
    [3, 'a member that is passed over', runWith({}, { unaccepted: passedOver })],
    [3, 'that, and its bad values', { ...brokenAt('timeout/type'), unaccepted: passedOver }],
    [1, 'that, and another one', { ...brokenAt('a/type', 'timeout/type'), unaccepted: passedOver }],
    [3, 'a member without an accepted value', runWith({}, { unaccepted: refused })],
    [1, 'that, and its rule', { ...brokenAt('timeout/maximum'), unaccepted: refused }],
    [3, 'an obstacle', runWith({}, { obstacle })],
    [3, 'an obstacle and a broken rule', { ...with1('fail'), obstacle }],
    [3, 'an interruption', runWith({}, { interrupted: true })],
    [4, 'a webhook that is not as it was', runWith({}, { unrestored })],
    [4, 'that and a broken rule', { ...with1('fail'), unrestored }],
    [4, 'that and an obstacle', runWith({}, { unrestored, obstacle })],
    [4, 'that and an interruption', runWith({}, { unrestored, interrupted: true })],
  ] as const)('%i for %s', (code, _, result) => {
    expect(decide(result, false).exitCode).toBe(code);
  });

  test.each([
    ['no update', { updates: 0, partial: 0 }],
    ['no partial update', { updates: 5, partial: 0 }],
  ])('3 where %s was decided, strict or not, and 1 if a rule is broken', (_, decided) => {
    const none = (result: Decided): Decided => ({
      ...result,
      verdict: { ...result.verdict, decided },
    });
    expect(decide(none(runWith({})), false).exitCode).toBe(3);
    expect(decide(none(runWith({})), true).exitCode).toBe(3);
    expect(decide(none(with1('fail')), false).exitCode).toBe(1);
  });
});

describe('--strict', () => {
  test.each(['not-exercised', 'undecided'] as const)('%s is exit 3, by name', (outcome) => {
    const decision = decide(with1(outcome), true);
    expect(decision).toMatchObject({ exitCode: 3, reason: expect.stringContaining(String(RULE)) });
  });

  test.each(['locked', 'off', 'warn', 'pass'] as const)('%s is none', (outcome) => {
    expect(decide(with1(outcome), true).exitCode).toBe(0);
  });

  test('an open question that nobody answered is none', () => {
    expect(decide(runWith({ [String(OPEN)]: 'not-exercised' }), true).exitCode).toBe(0);
  });

  test('a broken rule stays exit 1', () => {
    const id = String(CAN_FAIL[5]?.id);
    const both = runWith({ [String(RULE)]: 'not-exercised', [id]: 'fail' });
    expect(decide(both, true).exitCode).toBe(1);
  });
});

describe('a first write that was refused', () => {
  const refused = { ...obstacle, judged: true, request: 4 } as const;
  const brokenIn = (id: number): Decided => {
    const run = with1('fail');
    const exchange = {
      id,
      startedAt: 0,
      endedAt: 1,
      request: { method: 'PUT', url: 'https://api.example.com/', headers: [], body: '{}' },
    };
    const finding = { pointer: '', expected: 'a list', actual: 'a text', count: 1, exchange };
    const rules = run.verdict.rules.map((rule) =>
      rule.outcome === 'fail' ? { ...rule, findings: [finding] } : rule,
    );
    return { ...run, verdict: { ...run.verdict, rules }, obstacle: refused };
  };

  test('cannot be judged where its own answer alone breaks a rule', () => {
    expect(decide(brokenIn(4), false).exitCode).toBe(3);
  });

  test('is a finding where it was refused in a documented form', () => {
    const documented = { ...refused, refused: true } as const;
    expect(decide({ ...brokenIn(4), obstacle: documented }, false).exitCode).toBe(1);
    expect(decide(runWith({}, { obstacle: documented }), false).exitCode).toBe(3);
  });

  test('does not hide what an answer before it breaks', () => {
    expect(decide(brokenIn(1), false).exitCode).toBe(1);
  });
});
