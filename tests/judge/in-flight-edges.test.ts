import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { How } from './how.ts';
import { findingsOf, outcomeOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const survives = 'concurrency/every-update-survives';
const incomplete = 'robustness/complete-answer';

/** Three updates: the third is sent the moment the first is answered, and the second overlaps both. */
function handedOver(first: [JsonObject, How?], third: [JsonObject, How?]): Traffic {
  return traffic()
    .read()
    .together(
      [first[0], { ...first[1], after: 0, took: 60 }],
      [{ enabled: false }, { after: 10, took: 100 }],
      [third[0], { ...third[1], after: 60, took: 80 }],
    );
}

describe('an update that is sent the moment another is answered', () => {
  test('follows it, and shows what it left', () => {
    const made = handedOver([{ timeout: 10 }], [{ name: 'C' }, { shows: { timeout: 30 } }]);
    expect(findingsOf(made)).toEqual(['concurrency/others-explained at timeout']);
  });

  test('follows it, which cannot show its value yet', () => {
    const made = handedOver([{ timeout: 10 }, { shows: { timeout: 11 } }], [{ timeout: 11 }]);
    expect(findingsOf(made)).toEqual(['concurrency/own-members-shown at timeout']);
  });

  test('follows it, and overwrites its value', () => {
    const made = handedOver([{ timeout: 10 }], [{ timeout: 11 }]);
    expect(findingsOf(made.meanwhile({ timeout: 10 }).read())).toEqual([`${survives} at timeout`]);
  });
});

describe('updates in flight', () => {
  test('that all got no answer were made, or not', () => {
    const lost = { failure: 'closed', stores: {} } as const;
    for (const left of [{}, { name: 'A' }, { name: 'A', timeout: 10 }]) {
      const made = traffic()
        .read()
        .together([{ name: 'A' }, lost], [{ timeout: 10 }, lost]);
      expect(findingsOf(made.meanwhile(left).read())).toEqual([incomplete]);
    }
  });

  test('overwrite what was there, whether or not another one of the same member was made', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }, { failure: 'closed', stores: {} }], [{ name: 'B' }])
      .meanwhile({ name: 'Order desk' });
    expect(findingsOf(made.read())).toEqual([incomplete, `${survives} at name`]);
  });

  test('have answers without an order, and so have the times that these show', () => {
    const shown = (second: number): How => ({
      shows: { updated_at: `2025-09-04T08:00:0${second}.000000Z` },
    });
    const made = traffic()
      .read()
      .together([{ name: 'A' }, shown(9)], [{ timeout: 10 }, shown(1)])
      .read(shown(9));
    expect(findingsOf(made)).toEqual([]);
  });

  test('may show what derives from a member before or after the other one', () => {
    const made = traffic()
      .read()
      .together(
        [{ events: ['event_action'] }, { shows: { events_count: 2 } }],
        [{ enabled: false }, { shows: { status: 'active' } }],
      );
    expect(findingsOf(made.read())).toEqual([]);
    expect(outcomeOf('resource/events-count', made)).toBe('pass');
  });

  test('may leave a list in another order', () => {
    const events = ['event_action', 'event_recording'];
    const made = traffic()
      .read()
      .together([{ events, name: 'A' }], [{ name: 'B' }])
      .meanwhile({ events: events.toReversed() });
    expect(findingsOf(made.read())).toEqual([]);
  });

  test('answer for a value from nowhere, though another webhook was written as well', () => {
    const toSibling = { webhookId: ids.sibling };
    const made = traffic()
      .read()
      .read(toSibling)
      .together([{ name: 'A' }], [{ enabled: false }], [{ timeout: 10 }, toSibling])
      .meanwhile({ name: 'C' });
    expect(findingsOf(made.read())).toEqual([`${survives} at name`]);
  });
});

describe('a request that is told to come back later', () => {
  const limited = { status: 429, answer: '' } as const;

  test('must not be stored all the same', () => {
    const made = traffic().read().update({ name: 'A' }, limited);
    expect(findingsOf(made.read())).toEqual(['partial-update/empty-changes-nothing at name']);
  });

  test('must not be stored among others in flight either', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }, limited], [{ timeout: 10 }]);
    expect(findingsOf(made.read())).toEqual(['partial-update/empty-changes-nothing at name']);
  });

  test('is no value that could go astray', () => {
    const toSibling = { webhookId: ids.sibling };
    const made = traffic()
      .read()
      .read(toSibling)
      .ask({ name: 'A' }, 429, '')
      .meanwhile({ name: 'A' }, ids.sibling);
    expect(findingsOf(made.read(toSibling))).toEqual([
      'partial-update/empty-changes-nothing at name',
    ]);
  });
});
