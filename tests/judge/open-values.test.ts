import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';

const padded = '  padded  ';

describe('an open value may be taken', () => {
  test.each<[string, string, Json, Json]>([
    ['null as nothing', 'name', null, 'Order desk'],
    ['null as the default', 'timeout', null, 30],
    ['null for a list as an empty one', 'events', null, []],
    ['null for a flag', 'enabled', null, false],
    ['an empty text as the default', 'name', '', 'Unnamed'],
    ['an empty text as it is', 'name', '', ''],
    ['a numeral as a number', 'timeout', '45', 45],
    ['1 as true', 'enabled', 1, true],
    ['a word for false', 'enabled', 'off', false],
    ['a number as text', 'name', 12345, '12345'],
    ['an emoji', 'name', 'wave \u{1f44b} e\u0301 ', 'wave \u{1f44b} \u00e9'],
    ['a control character', 'name', 'a\u0000b', 'a'],
    ['an entry twice', 'events', ['event_action', 'event_action'], ['event_action']],
    ['a URL without a path', 'webhook_url', 'https://example.com', 'https://example.com/'],
  ])('%s', (_, name, sent, stored) => {
    const made = traffic()
      .read()
      .update({ [name]: sent }, { stores: { [name]: stored } })
      .read()
      .update({ max_retries: 7 })
      .read();
    expect(findingsOf(made)).toEqual([]);
  });

  test('and its member is judged again from the next ordinary value on', () => {
    const made = traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 0 } })
      .read();
    expect(findingsOf(made.update({ timeout: 10 }).read())).toEqual([]);
    expect(findingsOf(made.read({ shows: { timeout: null } }))).toEqual([
      'response/success-body at data/timeout',
    ]);
    const lost = traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 0 } })
      .update({ timeout: 10 }, { stores: {} });
    expect(findingsOf(lost)).not.toEqual([]);
  });

  test('and every other member is judged all the while', () => {
    const made = traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 0 } });
    expect(findingsOf(made.read({ stores: { name: 'X' } }))).toEqual([
      'partial-update/empty-changes-nothing at name',
    ]);
    const mixed = traffic()
      .read()
      .update({ timeout: null, name: 'A' }, { stores: { timeout: 5, max_retries: 0 } });
    expect(findingsOf(mixed)).toEqual([
      'partial-update/stored-as-sent at name',
      'partial-update/absent-unchanged at max_retries',
    ]);
  });

  test('and what derives from it agrees with what the answer shows', () => {
    const list = { events: null };
    const counted = (events: Json, events_count: number): string[] =>
      findingsOf(traffic().read().update(list, { stores: { events }, shows: { events_count } }));
    expect(counted([], 0)).toEqual([]);
    expect(counted([], 2)).toEqual(['resource/events-count at events_count']);
    const flag = (enabled: boolean, status: string): string[] =>
      findingsOf(
        traffic().read().update({ enabled: null }, { stores: { enabled }, shows: { status } }),
      );
    expect(flag(false, 'disabled')).toEqual([]);
    expect(flag(false, 'active')).toEqual(['resource/status-follows at status']);
  });
});

describe('whatever was sent, an answer has the documented types', () => {
  const typed = (name: string): string => `response/success-body at data/${name}`;

  test.each<[string, Json, Json]>([
    ['timeout', null, null],
    ['timeout', '45', '45'],
    ['name', '', null],
    ['name', 12345, 12345],
    ['webhook_url', '', null],
    ['enabled', null, null],
    ['enabled', 1, 1],
    ['events', null, null],
    ['events', 'event_action', 'event_action'],
    ['events', ['event_action', 'event_action'], { 0: 'event_action' }],
  ])('%s, sent as %j, is not shown as %j', (name, sent, shown) => {
    const update = traffic()
      .read()
      .update({ [name]: sent }, { stores: { [name]: shown } });
    expect(findingsOf(update)).toEqual([typed(name)]);
  });

  test('and its members, unless one holds what had to be refused', () => {
    const lacks = { shows: { timeout: undefined } };
    expect(findingsOf(traffic().read().update({ timeout: null }, lacks))).toEqual([
      typed('timeout'),
    ]);
    const wrong = traffic().read().update({ timeout: 20.5 });
    expect(findingsOf(wrong.read().update({ name: 'A' }))).toEqual([
      'validation/type at timeout/type',
    ]);
    expect(findingsOf(wrong.update({ timeout: 20 }).read({ shows: { timeout: 20.5 } }))).toEqual([
      typed('timeout'),
      'validation/type at timeout/type',
    ]);
  });

  test('nor after a body that is no update', () => {
    const sends = '[]';
    expect(findingsOf(traffic().read({ sends, shows: { name: null } }))).toEqual([typed('name')]);
    expect(findingsOf(traffic().ask({}, 200, { data: { name: null } }, { sends }))).toEqual([]);
  });
});

describe('a list that repeats an entry', () => {
  const events = ['event_action', 'event_action', 'event_recording'];
  const shown = (stored: Json, events_count: number): string[] =>
    findingsOf(
      traffic()
        .read()
        .update({ events }, { stores: { events: stored }, shows: { events_count } }),
    );

  test('comes back with the same entries, which count once or as often as they stand there', () => {
    expect(shown(events, 3)).toEqual([]);
    expect(shown(events, 2)).toEqual([]);
    expect(shown(['event_recording', 'event_action'], 2)).toEqual([]);
  });

  test('comes back with no others, and is not counted otherwise', () => {
    const stored = 'partial-update/stored-as-sent at events';
    expect(shown(['event_action'], 1)).toEqual([stored]);
    expect(shown(['event_phone_call_started', 'event_phone_call_ended'], 2)).toEqual([stored]);
    expect(shown(['event_action', 'event_recording'], 3)).toEqual([
      'resource/events-count at events_count',
    ]);
  });
});

describe('a text beyond the basic plane', () => {
  test.each(['wave ?', 'wave ', 'wave', ''])('does not come back as %j', (name) => {
    const made = traffic().read().update({ name: 'wave \u{1f44b}' }, { stores: { name } });
    expect(findingsOf(made)).toEqual(['partial-update/stored-as-sent at name']);
  });

  test('does not come back cut where it is too long unless it is composed', () => {
    const name = 'e\u0301'.repeat(255);
    const made = (stored: string): string[] =>
      findingsOf(
        traffic()
          .read()
          .update({ name }, { stores: { name: stored } }),
      );
    expect(made('\u00e9'.repeat(255))).toEqual([]);
    expect(made('\u00e9'.repeat(127))).toEqual(['partial-update/stored-as-sent at name']);
  });
});

describe('an open value may be refused', () => {
  test('with its member named, which then keeps its value', () => {
    const made = traffic().read().refuse({ timeout: null, name: 'A' }, ['timeout']).read();
    expect(findingsOf(made)).toEqual([]);
    expect(findingsOf(made.read({ stores: { timeout: 5 } }))).toEqual([
      'partial-update/empty-changes-nothing at timeout',
    ]);
  });

  test('but nothing of the refused body may be stored', () => {
    const made = traffic().read().refuse({ timeout: null, name: 'A' }, ['timeout']);
    expect(findingsOf(made.meanwhile({ name: 'A' }).read())).toEqual([
      'validation/nothing-stored at name',
    ]);
  });

  test('and not with an innocent member named', () => {
    expect(findingsOf(traffic().refuse({ timeout: null, name: 'A' }, ['name', 'timeout']))).toEqual(
      ['validation/names-no-other at name'],
    );
  });

  test('and not with nobody named', () => {
    expect(findingsOf(traffic().refuse({ timeout: null }, []))).toEqual([
      'validation/names-every-member',
    ]);
  });

  test('and with 422 alone', () => {
    for (const patch of [{ timeout: null }, { name: 'A', unheard_of: 1 }]) {
      expect(findingsOf(traffic().refuse(patch, Object.keys(patch), { status: 400 }))).toEqual([
        'validation/refused-with-422 at 400',
      ]);
    }
  });

  test('a member that nobody knows, and one that is read-only', () => {
    for (const name of ['unheard_of', 'status'])
      expect(
        findingsOf(
          traffic()
            .read()
            .refuse({ name: 'A', [name]: 'x' }, [name]),
        ),
      ).toEqual([]);
  });
});

describe('blanks around a text', () => {
  test.each(['padded', padded])('may be kept or cut: %j', (name) => {
    const made = traffic().read().update({ name: padded }, { stores: { name } }).read().read();
    expect(findingsOf(made)).toEqual([]);
  });

  test('are all that may be cut', () => {
    for (const name of ['Padded', 'padde', '', 'Order desk']) {
      const made = traffic().read().update({ name: padded }, { stores: { name } }).read();
      expect(findingsOf(made)).toEqual(['partial-update/stored-as-sent at name']);
    }
  });

  test('that were cut do not come back', () => {
    const made = traffic()
      .read()
      .update({ name: padded }, { stores: { name: 'padded' } })
      .read();
    expect(findingsOf(made.read({ stores: { name: padded } }))).toEqual([
      'partial-update/empty-changes-nothing at name',
    ]);
  });
});
