import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import { dropEchoes } from '../../src/judge/explain.ts';
import { createLedger } from '../../src/judge/ledger.ts';
import { traffic } from './traffic.ts';
import { context } from './world.ts';

/** A finding as its key: the rule, and the place in it after `at`. */
type Key = `${RuleId}` | `${RuleId} at ${string}`;

const [exchange] = traffic().read().exchanges;

/** The findings that are left of some. */
function left(...keys: Key[]): string[] {
  const ledger = createLedger(context.offers, () => 'error');
  if (exchange === undefined) throw new Error('There is no exchange.');
  for (const key of keys) {
    const [rule, pointer = ''] = key.split(' at ') as [RuleId, string?];
    ledger.charge(rule, exchange, { pointer, expected: 'a', actual: 'b' });
  }
  dropEchoes(ledger);
  return ledger
    .verdicts()
    .flatMap(({ id, findings }) =>
      findings.map(({ pointer }) => (pointer === '' ? id : `${id} at ${pointer}`)),
    );
}

const echoes: [echo: Key, plain: Key][] = [
  ['validation/names-every-member at timeout/maximum', 'validation/upper-bound at timeout/maximum'],
  ['validation/names-no-other at timeout', 'validation/upper-bound at timeout/maximum'],
  ['validation/names-no-other at body', 'validation/names-every-member at timeout/maximum'],
  ['concurrency/own-members-shown at name', 'partial-update/stored-as-sent at name'],
  ['concurrency/others-explained at name', 'partial-update/absent-unchanged at name'],
  ['concurrency/every-update-survives at events', 'partial-update/list-replaced at events'],
  ['concurrency/every-update-survives at name', 'partial-update/visible-at-once at name'],
  ['concurrency/every-update-survives at name', 'partial-update/empty-changes-nothing at name'],
  ['validation/nothing-stored at name', 'partial-update/stored-as-sent at name'],
  ['validation/nothing-stored at name', 'partial-update/visible-at-once at name'],
  ['auth/nothing-stored at name', 'partial-update/absent-unchanged at name'],
  ['lookup/nothing-stored at name', 'partial-update/empty-changes-nothing at name'],
  ['partial-update/others-untouched at name', 'partial-update/stored-as-sent at name'],
  ['partial-update/stored-as-sent at events', 'partial-update/list-replaced at events'],
  ['auth/checked-first', 'auth/missing-token'],
  ['auth/checked-first', 'auth/bad-token'],
  ['auth/checked-first', 'auth/near-token'],
  ['auth/checked-first', 'auth/other-scheme'],
  ['resource/read-only-ignored at status', 'resource/status-follows at status'],
  ['resource/read-only-ignored at events_count', 'resource/events-count at events_count'],
  ['resource/read-only-ignored at created_at', 'resource/created-at-fixed at created_at'],
  ['robustness/odd-body-status at list-body', 'validation/refused-with-422 at 400'],
  ['robustness/odd-body-status at list-body', 'response/success-status at 201'],
];

describe.each(echoes)('%s is the echo of %s', (echo, plain) => {
  test('and is dropped beside it, whichever comes first', () => {
    expect(left(echo, plain)).toEqual([plain]);
    expect(left(plain, echo)).toEqual([plain]);
  });

  test('and stays alone', () => {
    expect(left(echo)).toEqual([echo]);
  });
});

describe('no echo', () => {
  test.each<[Key, Key]>([
    ['concurrency/own-members-shown at name', 'partial-update/stored-as-sent at timeout'],
    ['validation/nothing-stored at name', 'partial-update/stored-as-sent at timeout'],
    ['validation/nothing-stored at name', 'partial-update/visible-at-once at timeout'],
    [
      'validation/names-every-member at timeout/maximum',
      'validation/upper-bound at max_retries/maximum',
    ],
    [
      'validation/names-every-member at timeout/maximum',
      'validation/lower-bound at timeout/minimum',
    ],
    ['validation/names-no-other at name', 'validation/names-every-member at timeout/maximum'],
    ['validation/names-no-other at name', 'validation/upper-bound at timeout/maximum'],
    ['partial-update/absent-unchanged at name', 'partial-update/stored-as-sent at name'],
    ['resource/read-only-ignored at status', 'resource/events-count at events_count'],
    ['auth/checked-first', 'auth/good-token'],
    ['robustness/odd-body-status at list-body', 'robustness/no-server-error at 500'],
  ])('%s beside %s', (one, other) => {
    expect(left(one, other).sort()).toEqual([one, other].sort());
  });
});

test('something red is left of whatever was red', () => {
  for (const [echo, plain] of echoes)
    for (const [other, cause] of echoes)
      expect(left(echo, plain, other, cause).length).toBeGreaterThan(0);
});
