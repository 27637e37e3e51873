import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import type { How } from './how.ts';
import { findingsOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

/** What a server with another fault loses on the way. */
const LOST: JsonObject = { name: '', max_retries: 3, enabled: false, events: ['event_action'] };

/** Requests whose answers are charged, each with the finding, at a server that loses other members meanwhile. */
const charged: Record<string, [finding: string, patch: JsonObject, how: How]> = {
  'should have been refused': [
    'validation/upper-bound at timeout/maximum',
    { timeout: bad('timeout') },
    { stores: { ...LOST, timeout: bad('timeout') } },
  ],
  'had no token': ['auth/missing-token', { timeout: 50 }, { token: null, stores: LOST }],
  'had a token that is cut': [
    'auth/near-token',
    { timeout: 50 },
    { token: authorization.cut, stores: LOST },
  ],
  'was answered with another success': [
    'response/success-status at 201',
    { timeout: 50 },
    { status: 201, stores: { ...LOST, timeout: 50 } },
  ],
  'was answered in another form': [
    'response/success-body at data/status',
    { timeout: 50 },
    { shows: { status: undefined }, stores: { ...LOST, timeout: 50 } },
  ],
};

const table = Object.entries(charged).map(([what, [finding, patch, how]]) => ({
  what,
  finding,
  patch,
  how,
}));

describe.each(table)('where a request $what and was answered 200', ({ finding, patch, how }) => {
  const begun = (): Traffic => traffic().read().update(patch, how);

  test('the state that it shows is taken over, and no answer after it is charged', () => {
    const made = begun().read().read().update({ name: 'A' }).read();
    expect(findingsOf(made)).toEqual([finding]);
  });

  test('what follows is judged again', () => {
    const made = begun().read().meanwhile({ max_retries: 9 }).read();
    expect(findingsOf(made)).toContain('partial-update/empty-changes-nothing at max_retries');
  });
});

test('a time of creation that such an answer changes is taken over, too', () => {
  const stores = { timeout: bad('timeout'), created_at: '2025-09-04T00:00:00.000000Z' };
  expect(
    findingsOf(
      traffic()
        .read()
        .update({ timeout: bad('timeout') }, { stores })
        .read(),
    ),
  ).toEqual(['validation/upper-bound at timeout/maximum']);
});

test('an answer that shows nothing leaves everything open for one more', () => {
  const made = traffic().read().update({ timeout: 50 }, { status: 204, answer: '', stores: LOST });
  expect(findingsOf(made.read().read())).toEqual(['response/success-status at 204']);
  expect(findingsOf(made.meanwhile({ max_retries: 9 }).read())).toHaveLength(2);
});

test('a webhook that such an answer shows under the path of another is taken over', () => {
  const made = traffic()
    .read()
    .read({ webhookId: ids.sibling })
    .update(
      { name: 'A' },
      { webhookId: ids.noWebhook, stores: {}, shows: { id: ids.sibling, name: 'A' } },
    )
    .meanwhile({ name: 'A' }, ids.sibling)
    .read({ webhookId: ids.sibling });
  expect(findingsOf(made)).toEqual(['lookup/unknown-webhook']);
});

test('a member that was neither shown as sent nor as before may be anything the next time', () => {
  const stores: Record<string, Json> = { name: 'Capital' };
  const made = traffic()
    .read()
    .update({ name: 'capital' }, { stores, shows: { name: 'Order desk' } })
    .read()
    .read();
  expect(findingsOf(made)).toEqual(['partial-update/stored-as-sent at name']);
});

test('the same update again is known for one, whatever the form of the answer before', () => {
  const made = traffic()
    .read()
    .update({ name: 'A' }, { shows: { status: undefined } })
    .refuse({ name: 'A' }, ['name']);
  expect(findingsOf(made)).toEqual([
    'response/success-body at data/status',
    'partial-update/repeat-is-same at 422',
  ]);
});

test('what an answer in flight shows of updates before is charged to those', () => {
  const lost = { name: 'Order desk' };
  const late = traffic()
    .read()
    .update({ name: 'A' })
    .together([{ timeout: 50 }, { shows: lost }], [{ max_retries: 5 }, { shows: lost }]);
  expect(findingsOf(late)).toContain('partial-update/visible-at-once at name');
  const raced = traffic()
    .read()
    .together([{ name: 'A' }], [{ timeout: 40 }])
    .together([{ max_retries: 5 }, { shows: lost }], [{ enabled: false }]);
  expect(findingsOf(raced)).toContain('concurrency/every-update-survives at name');
});
