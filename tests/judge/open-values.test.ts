import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';

const padded = '  padded  ';

describe('an open value may be taken', () => {
  test.each<[string, string, Json, Json]>([
    ['null as null', 'timeout', null, null],
    ['null as the default', 'timeout', null, 30],
    ['null for a list as an empty one', 'events', null, []],
    ['null for a flag', 'enabled', null, null],
    ['an empty text as null', 'name', '', null],
    ['an empty text as it is', 'name', '', ''],
    ['a numeral as a number', 'timeout', '45', 45],
    ['a numeral as it is', 'timeout', '45', '45'],
    ['1 as true', 'enabled', 1, true],
    ['1 as it is', 'enabled', 1, 1],
    ['a number as text', 'name', 12345, '12345'],
    ['an emoji', 'name', 'wave \u{1f44b}', 'wave ?'],
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
    const made = traffic().read().update({ timeout: null }).read();
    expect(findingsOf(made.update({ timeout: 10 }).read())).toEqual([]);
    expect(findingsOf(made.read({ shows: { timeout: null } }))).toEqual([
      'response/success-body at data/timeout',
    ]);
    const lost = traffic().read().update({ timeout: null }).update({ timeout: 10 }, { stores: {} });
    expect(findingsOf(lost)).not.toEqual([]);
  });

  test('and every other member is judged all the while', () => {
    const made = traffic().read().update({ timeout: null });
    expect(findingsOf(made.read({ stores: { name: 'X' } }))).toEqual([
      'partial-update/empty-changes-nothing at name',
    ]);
    const mixed = traffic()
      .read()
      .update({ timeout: null, name: 'A' }, { stores: { timeout: null, max_retries: 0 } });
    expect(findingsOf(mixed)).toEqual([
      'partial-update/stored-as-sent at name',
      'partial-update/absent-unchanged at max_retries',
    ]);
  });

  test('and what derives from it says nothing', () => {
    const list = traffic()
      .read()
      .update({ events: null }, { shows: { events_count: 5 } });
    expect(findingsOf(list.read({ shows: { events_count: 7 } }))).toEqual([]);
    const flag = traffic()
      .read()
      .update({ enabled: 'yes' }, { shows: { status: 'active' } });
    expect(findingsOf(flag.read({ shows: { status: 'disabled' } }))).toEqual([]);
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
