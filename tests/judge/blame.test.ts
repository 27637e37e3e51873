import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';
import { context } from './world.ts';

const events = ['event_action', 'event_call_report'];
const envelope = { message: 'The given data was invalid.' };

/** The findings of a refusal with these errors. */
function findingsFor(patch: JsonObject, errors: Json): string[] {
  return findingsOf(traffic().ask(patch, 422, { ...envelope, errors }));
}

describe('an error of a list entry counts for the list', () => {
  test.each(['events', 'events.1', 'events[1]', 'events/1', '/events/1', 'events.1.name'])(
    'under the key %s',
    (key) => {
      expect(findingsFor({ events }, { [key]: ['Unknown.'] })).toEqual([]);
    },
  );

  test('and not under the key of another member', () => {
    for (const key of ['event', 'events_1', 'my.events', 'Events'])
      expect(findingsFor({ events }, { [key]: ['Unknown.'] })).toEqual([
        'validation/names-every-member at events/enum',
      ]);
  });
});

describe('every failing member is named', () => {
  const invalid = {
    name: bad('name'),
    events: bad('events'),
    timeout: bad('timeout', 'minimum'),
    max_retries: bad('max_retries'),
    enabled: bad('enabled'),
  };
  const names = Object.keys(invalid);
  const keys: Record<string, string> = {
    name: 'maxLength',
    events: 'minItems',
    timeout: 'minimum',
    max_retries: 'maximum',
    enabled: 'type',
  };

  test('all of them', () => {
    expect(findingsOf(traffic().refuse(invalid, names))).toEqual([]);
  });

  test.each(names)('not all but %s', (missed) => {
    const named = names.filter((name) => name !== missed);
    expect(findingsOf(traffic().refuse(invalid, named))).toEqual([
      `validation/names-every-member at ${missed}/${keys[missed]}`,
    ]);
  });

  test('not the first alone', () => {
    expect(findingsOf(traffic().refuse(invalid, ['name']))).toHaveLength(4);
    expect(findingsOf(traffic().refuse(invalid, []))).toHaveLength(5);
  });

  test('an open value may be named and may be left out', () => {
    for (const named of [['timeout'], ['timeout', 'name']])
      expect(
        findingsOf(traffic().refuse({ timeout: bad('timeout', 'minimum'), name: null }, named)),
      ).toEqual([]);
  });
});

describe('no innocent member is named', () => {
  test.each([
    [
      'a right one',
      { timeout: bad('timeout', 'minimum'), name: 'Right' },
      ['timeout', 'name'],
      'name',
    ],
    ['one that was not sent', { timeout: 4 }, ['timeout', 'name'], 'name'],
    ['one that nobody knows', { timeout: 4 }, ['timeout', 'http_method'], 'http_method'],
  ])('%s', (_, patch, named, innocent) => {
    expect(findingsOf(traffic().refuse(patch, named))).toEqual([
      `validation/names-no-other at ${innocent}`,
    ]);
  });

  test('a member that is no setting may be named if it was sent', () => {
    const made = traffic().refuse(
      { timeout: bad('timeout', 'minimum'), status: 'error', __proto__x: 1 },
      ['timeout', 'status', '__proto__x'],
    );
    expect(findingsOf(made)).toEqual([]);
  });

  test('who misses one is not asked about the innocent as well', () => {
    expect(
      findingsOf(traffic().refuse({ timeout: bad('timeout', 'minimum'), name: 'Right' }, ['name'])),
    ).toEqual(['validation/names-every-member at timeout/minimum']);
  });
});

describe('each named member has messages', () => {
  test.each<[string, Json]>([
    ['a text', 'Bad.'],
    ['an empty list', []],
    ['an empty message', ['']],
    ['a blank message', ['  ']],
    ['a number', [7]],
    ['null', null],
    ['an object', { rule: 'max' }],
  ])('not %s', (_, messages) => {
    const [finding, ...more] = findingsFor({ timeout: 4 }, { timeout: messages });
    expect(finding).toMatch(/^validation\/messages at errors\/timeout/);
    expect(more).toEqual([]);
  });

  test('the errors are an object', () => {
    for (const errors of [[], 'Bad.', null, [{ field: 'timeout' }]])
      expect(findingsFor({ timeout: 4 }, errors)).toEqual(['response/invalid-data-body at errors']);
  });

  test('in the documented envelope', () => {
    const errors = { timeout: ['Bad.'] };
    const success = traffic().ask({ timeout: 4 }, 422, { ...envelope, errors, success: true });
    expect(findingsOf(success)).toHaveLength(1);
    expect(findingsOf(success)[0]).toMatch(/^response\/invalid-data-body/);
    const none = traffic().ask({ timeout: 4 }, 422, { ...envelope, errors, success: false });
    expect(findingsOf(none)).toEqual([]);
    const further = traffic().ask({ timeout: 4 }, 422, { ...envelope, errors, code: 12 });
    expect(findingsOf(further)).toEqual([]);
  });
});

test('a target whose refusals name nobody is not asked whom they blame', () => {
  const mock = { ...context, offers: context.offers.filter((need) => need !== 'blame') };
  const made = traffic().ask({ timeout: 4 }, 422, { ...envelope, errors: { name: ['Bad.'] } });
  expect(findingsOf(made, mock)).toEqual([]);
});
