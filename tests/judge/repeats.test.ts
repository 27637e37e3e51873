import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const patch = { name: 'A', enabled: false };
const wrong = { stores: { name: 'A', enabled: true } };
const repeat = ['partial-update/repeat-is-same at enabled'];
const stored = ['partial-update/stored-as-sent at enabled'];

/** The same update twice, the second time stored otherwise, with something between the two. */
function twice(between: (made: Traffic) => Traffic): string[] {
  return findingsOf(between(traffic().read().update(patch)).update(patch, wrong));
}

describe('the same update', () => {
  test('at once is a repeat', () => {
    expect(twice((made) => made)).toEqual(repeat);
  });

  test.each<[string, (made: Traffic) => Traffic]>([
    ['a refusal', (made) => made.refuse({ timeout: bad('timeout') }, ['timeout'])],
    ['a rate limit', (made) => made.ask({}, 429, '')],
    ['a request without a token', (made) => made.turnAway('missing-token', {}, { token: null })],
    [
      'a request for another webhook',
      (made) => made.update({ timeout: 9 }, { webhookId: ids.sibling }),
    ],
  ])('after %s is a repeat', (_, between) => {
    expect(twice(between)).toEqual(repeat);
  });

  test.each<[string, (made: Traffic) => Traffic]>([
    ['a read', (made) => made.read()],
    ['another update', (made) => made.update({ timeout: 9 })],
    ['updates in flight', (made) => made.together([{ timeout: 9 }], [{ max_retries: 9 }])],
    ['malformed JSON that was accepted', (made) => made.read({ sends: '{' })],
  ])('after %s is none', (_, between) => {
    expect(twice(between)).toEqual(stored);
  });

  test.each<[string, (made: Traffic) => Traffic, string]>([
    [
      'an update without an answer',
      (made) => made.update({ timeout: 9 }, { failure: 'closed' }),
      'robustness/complete-answer',
    ],
    [
      'one that was wrongly accepted',
      (made) => made.update({ timeout: bad('timeout') }),
      'validation/upper-bound at timeout/maximum',
    ],
    [
      'one that was made with a bad token',
      (made) => made.update({ timeout: 9 }, { token: authorization.cut }),
      'auth/near-token',
    ],
  ])('after %s is none', (_, between, own) => {
    expect(twice(between).sort()).toEqual([own, ...stored].sort());
  });

  test('is not refused as a duplicate', () => {
    const made = traffic().read().update(patch);
    expect(findingsOf(made.ask(patch, 409, {}))).toEqual(['partial-update/repeat-is-same at 409']);
    expect(findingsOf(traffic().read().ask(patch, 409, {}))).toEqual(['response/success-status']);
  });

  test('that is empty is no repeat', () => {
    expect(findingsOf(traffic().read().read().ask({}, 409, {}))).toEqual([
      'partial-update/empty-accepted at 409',
    ]);
  });

  test('leaves what it does not carry', () => {
    const made = traffic()
      .read()
      .update(patch)
      .update(patch, { stores: { ...patch, timeout: 9 } });
    expect(findingsOf(made)).toEqual(['partial-update/absent-unchanged at timeout']);
  });
});
