import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { findingsOf, observedIn } from './judging.ts';
import { traffic } from './traffic.ts';

test.each<[string, Json]>([
  ['that is no time', 'yesterday'],
  ['that cannot be written as a text', { toString: 1 }],
  ['of another type', [1]],
])('a read-only member %s changes nothing either', (_, value) => {
  for (const name of ['id', 'created_at', 'updated_at', 'status', 'events_count']) {
    const made = traffic()
      .read()
      .update({ name: 'A', [name]: value });
    expect(findingsOf(made.read())).toEqual([]);
  }
});

describe('a time', () => {
  test.each(['yesterday', '2025-02-30T23:45:30Z', '2025-09-03T25:00:00Z'])(
    'of creation that is none is no start of others: %s',
    (created_at) => {
      const made = traffic().read({ shows: { created_at } });
      expect(findingsOf(made)).toEqual(['resource/timestamps at created_at']);
    },
  );

  test('that a body carries for a webhook that was never seen is passed over', () => {
    const updated_at = '2001-02-03T04:05:06.000000Z';
    expect(findingsOf(traffic().update({ name: 'A', updated_at }))).toEqual([]);
  });

  test('of the last update is watched over reads alone, as long as nobody wrote', () => {
    const question = 'observed/unchanged-update-time';
    const secret = { webhook_secret: '‹secret 1: string, 20 characters, 20 bytes›' };
    expect(observedIn(question, traffic().read().update(secret))).toEqual({});
    expect(observedIn(question, traffic().read().read())).toEqual({
      'is not seen to move the time': 1,
    });
  });
});
