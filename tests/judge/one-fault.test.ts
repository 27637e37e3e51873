import { describe, expect, test } from 'vitest';
import { bad, limit } from '../values.ts';
import { findingsOf, judge, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const PAST = '2001-02-03T04:05:06.000000Z';

describe('one fault is one finding', () => {
  test('a lost value is not missed again in what follows', () => {
    const made = traffic()
      .read()
      .update({ name: 'A', timeout: 10 }, { stores: { timeout: 10 } })
      .read()
      .update({ max_retries: 1 })
      .read();
    expect(findingsOf(made)).toEqual(['partial-update/stored-as-sent at name']);
  });

  test('a changed value that stays changed is reported once', () => {
    const made = traffic()
      .read()
      .update({ name: 'A' }, { stores: { name: 'A', max_retries: 0 } })
      .read()
      .update({ timeout: 10 })
      .update({ enabled: false });
    const rule = ruleIn(judge(made), 'partial-update/absent-unchanged');
    expect(rule.findings).toMatchObject([{ pointer: 'max_retries', count: 1 }]);
    expect(findingsOf(made)).toEqual(['partial-update/absent-unchanged at max_retries']);
  });

  test('a stale answer is one, though the answers after it are right again', () => {
    const made = traffic()
      .read()
      .update({ name: 'A' })
      .read({ shows: { name: 'Order desk' } })
      .read()
      .read();
    expect(findingsOf(made)).toEqual(['partial-update/visible-at-once at name']);
  });

  test('an answer with a wrong member is one, though the answers after it are right again', () => {
    const made = traffic()
      .read()
      .update({ name: 'A' }, { shows: { timeout: 45 } })
      .read()
      .read();
    expect(findingsOf(made)).toEqual(['partial-update/absent-unchanged at timeout']);
  });

  test('a value that is always changed on its way is the same fault when it is sent again', () => {
    const lowered = { stores: { name: 'capitals' } };
    const made = traffic()
      .read()
      .update({ name: 'CAPITALS' }, lowered)
      .update({ name: 'CAPITALS' }, lowered)
      .read();
    expect(findingsOf(made)).toEqual(['partial-update/stored-as-sent at name']);
  });

  test('a wrong identifier leaves the rest of the answer alone', () => {
    const made = traffic()
      .read()
      .update({ name: 'A' }, { shows: { id: ids.sibling, name: 'Sibling', timeout: 99 } })
      .read();
    expect(findingsOf(made)).toEqual(['resource/id-of-path at id']);
  });

  test('a wrong status leaves the body alone', () => {
    const made = traffic()
      .read()
      .update({ name: 'A' }, { status: 201, headers: [['Content-Type', 'text/plain']] })
      .read();
    expect(findingsOf(made)).toEqual(['response/success-status at 201']);
  });

  test('a wrong shape leaves the values alone', () => {
    const made = traffic()
      .read()
      .update({ name: 'A' }, { stores: { name: 'B' }, shows: { timeout: '30' } })
      .read();
    expect(findingsOf(made)).toEqual(['response/success-body at data/timeout']);
  });

  test('a value that had to be refused is charged to its keyword alone, whatever is stored', () => {
    for (const timeout of [bad('timeout'), limit('timeout'), 30]) {
      const made = traffic()
        .read()
        .update({ timeout: bad('timeout') }, { stores: { timeout } })
        .read()
        .read();
      expect(findingsOf(made)).toEqual(['validation/upper-bound at timeout/maximum']);
    }
  });

  test('an update that a wrong token made is charged to the token alone', () => {
    const made = traffic()
      .read()
      .update({ name: 'A', timeout: 10 }, { token: authorization.cut })
      .read()
      .read();
    expect(findingsOf(made)).toEqual(['auth/near-token']);
  });

  test('a read-only time that the body sets is charged to the body alone', () => {
    const made = traffic()
      .read()
      .update({ name: 'A', updated_at: PAST }, { shows: { updated_at: PAST } })
      .read();
    expect(findingsOf(made)).toEqual(['resource/read-only-ignored at updated_at']);
  });

  test('a limit that is not checked is not missed among the names as well', () => {
    const made = traffic()
      .read()
      .refuse({ timeout: bad('timeout'), events: bad('events') }, ['events'])
      .update({ timeout: bad('timeout') })
      .read();
    expect(findingsOf(made)).toEqual(['validation/upper-bound at timeout/maximum']);
  });

  test('the same fault again is counted and not listed again', () => {
    const made = traffic().read();
    for (let round = 0; round < 5; round += 1) made.update({ name: `A${round}` }, { stores: {} });
    const rule = ruleIn(judge(made), 'partial-update/stored-as-sent');
    expect(rule.findings).toMatchObject([{ pointer: 'name', count: 5 }]);
    expect(rule.findings[0]?.exchange).toBe(made.exchanges[1]);
    expect(rule.findings[0]).toMatchObject({ expected: '"A0"', actual: '"Order desk"' });
  });
});

describe('several faults are several findings', () => {
  test('each limit that is not checked has its own place', () => {
    const made = traffic()
      .read()
      .update({
        timeout: bad('timeout'),
        max_retries: bad('max_retries', 'minimum'),
        events: bad('events'),
      })
      .read();
    expect(findingsOf(made)).toEqual([
      'validation/min-items at events/minItems',
      'validation/upper-bound at timeout/maximum',
      'validation/lower-bound at max_retries/minimum',
    ]);
  });

  test('each member that is lost has its own place', () => {
    const made = traffic()
      .read()
      .update({ name: 'A', timeout: 10, enabled: false }, { stores: {} });
    expect(findingsOf(made)).toEqual([
      'partial-update/stored-as-sent at name',
      'partial-update/stored-as-sent at timeout',
      'partial-update/stored-as-sent at enabled',
    ]);
  });
});
