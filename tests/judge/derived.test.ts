import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { findingsOf, observedIn } from './judging.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const ignored = 'resource/read-only-ignored';

describe('the status follows whether the webhook is enabled', () => {
  test.each([
    [true, 'active', []],
    [true, 'error', []],
    [true, 'disabled', ['resource/status-follows at status']],
    [false, 'disabled', []],
    [false, 'active', ['resource/status-follows at status']],
    [false, 'error', ['resource/status-follows at status']],
  ])('enabled %j: %s', (enabled, status, findings) => {
    expect(findingsOf(traffic().meanwhile({ enabled }).read({ shows: { status } }))).toEqual(
      findings,
    );
  });

  test('and is one of the three', () => {
    expect(findingsOf(traffic().read({ shows: { status: 'paused' } }))).toEqual([
      'response/success-body at data/status',
    ]);
  });

  test('whether it is in error is observed only where it is right', () => {
    const wrong = traffic()
      .meanwhile({ enabled: false })
      .read({ shows: { status: 'error' } });
    expect(observedIn('observed/error-state', wrong)).toEqual({});
  });
});

describe('a read-only member in the body', () => {
  test.each<[string, Json]>([
    ['id', ids.sibling],
    ['agent_id', ids.otherAgent],
    ['created_at', '2001-02-03T04:05:06.000000Z'],
    ['updated_at', '2001-02-03T04:05:06.000000Z'],
    ['events_count', 97],
    ['status', 'disabled'],
  ])('%s changes nothing', (name, value) => {
    const sent = { name: 'A', [name]: value };
    expect(findingsOf(traffic().read().update(sent).read())).toEqual([]);
    const taken = traffic()
      .read()
      .update(sent, { shows: { [name]: value } })
      .read();
    expect(findingsOf(taken)).toEqual([`${ignored} at ${name}`]);
  });

  test('is no excuse for another wrong value', () => {
    const sent = { name: 'A', events_count: 97 };
    expect(
      findingsOf(
        traffic()
          .read()
          .update(sent, { shows: { events_count: 5 } }),
      ),
    ).toEqual(['resource/events-count at events_count']);
  });

  test('may be right by itself', () => {
    const sent = { id: ids.webhook, agent_id: ids.agent, status: 'active', events_count: 2 };
    expect(
      findingsOf(
        traffic()
          .read()
          .update({ name: 'A', ...sent })
          .read(),
      ),
    ).toEqual([]);
  });

  test('may say the time that the server had anyway', () => {
    const updated_at = '2025-09-03T23:19:51.000000Z';
    const made = traffic().read().update({ updated_at }, { stores: {} }).read();
    expect(findingsOf(made)).toEqual([]);
  });
});

describe('identifiers', () => {
  test('are those of the path, of a webhook that was never seen too', () => {
    expect(findingsOf(traffic().read({ shows: { id: ids.noWebhook } }))).toEqual([
      'resource/id-of-path at id',
    ]);
    const crossed = { agent_id: ids.webhook, id: ids.agent };
    expect(findingsOf(traffic().read({ shows: crossed }))).toContain('resource/id-of-path at id');
  });

  test('may be shown in the letter case of the path', () => {
    const where = { webhookId: ids.webhook.toUpperCase() };
    for (const id of [ids.webhook, ids.webhook.toUpperCase()])
      expect(findingsOf(traffic().read({ ...where, shows: { id } }))).toEqual([]);
  });
});
