import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import { answersTo } from './judging.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const wrong = { token: authorization.cut };
const invalid = { timeout: bad('timeout') };

/** The answers to the question about a value that is sent and stored in these ways. */
function stored(question: string, sent: JsonObject, stores: JsonObject): string[] {
  return answersTo(question, traffic().read().update(sent, { stores }));
}

describe('what became of a value', () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    ['null-value', { name: null }, { name: null }, 'name: stored as sent'],
    ['null-value', { name: null }, {}, 'name: left as it was'],
    ['null-value', { timeout: null }, { timeout: 7 }, 'timeout: stored as number'],
    ['null-value', { name: null }, { name: '' }, 'name: stored as empty text'],
    ['null-value', { events: null }, { events: [] }, 'events: stored as list'],
    ['null-value', { enabled: null }, { enabled: false }, 'enabled: stored as boolean'],
    ['empty-text', { name: '' }, { name: null }, 'name: stored as null'],
    ['coerced-value', { enabled: 0 }, { enabled: false }, 'enabled: number stored as boolean'],
    ['coerced-value', { name: 12 }, { name: '12' }, 'name: number stored as text'],
    ['surrounding-blanks', { name: ' a ' }, { name: 'a' }, 'name: stored as text'],
    ['unknown-member', { x: 1 }, { x: 1 }, 'shown'],
    ['unknown-member', { x: 1 }, {}, 'ignored'],
    ['read-only-member', { status: 'active' }, {}, 'ignored'],
  ])('%s %j as %j: %s', (question, sent, stores, answer) => {
    expect(stored(question, sent, stores)).toEqual([answer]);
  });

  test('is told of each member', () => {
    const made = traffic().read().refuse({ name: null, timeout: null }, ['timeout']);
    expect(answersTo('null-value', made)).toEqual(['timeout: refused']);
    const both = traffic().read().update({ name: null, timeout: null });
    expect(answersTo('null-value', both)).toEqual([
      'name: stored as sent',
      'timeout: stored as sent',
    ]);
  });

  test('is not told where it had to be refused, or where nothing of a webhook is shown', () => {
    const refused = traffic()
      .read()
      .refuse({ ...invalid, name: null }, ['timeout', 'name']);
    expect(answersTo('coerced-value', refused)).toEqual([]);
    expect(answersTo('null-value', refused)).toEqual(['name: refused']);
    for (const made of [
      traffic().ask({ name: null }, 409, {}),
      traffic().update({ name: null }, wrong),
      traffic().update({ name: null }, { agentId: ids.noAgent }),
      traffic().update({ name: null }, { failure: 'closed' }),
    ])
      expect(answersTo('null-value', made)).toEqual([]);
  });

  test('is told of lists where both show the same entries', () => {
    const events = ['event_recording', 'event_action'];
    expect(stored('order-of-entries', { events }, { events })).toEqual(['kept']);
    expect(stored('order-of-entries', { events }, { events: events.toReversed() })).toEqual([
      'changed',
    ]);
    expect(stored('order-of-entries', { events }, { events: ['event_action'] })).toEqual([]);
    expect(stored('order-of-entries', { timeout: 9 }, { timeout: 9 })).toEqual([]);
  });

  test('is told of the place of an error only of lists', () => {
    const patch = { events: ['event_action', 'x', 'y'], timeout: bad('timeout') };
    const made = traffic().refuse(patch, ['events.1', 'events.2', 'timeout']);
    expect(answersTo('error-key', made)).toEqual(['events.N']);
  });
});
