import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { How } from './how.ts';
import { findings, findingsOf, judge, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';

const FORM = 'application/x-www-form-urlencoded';
const absent = 'partial-update/absent-unchanged';

/** The findings where a body that is no update is accepted, and what the webhook shows then and later. */
function findingsFor(how: How, stores: JsonObject): string[] {
  return findingsOf(
    traffic()
      .read()
      .update({}, { ...how, stores })
      .read(),
  );
}

describe('a body that is no update explains what it says, in whatever form', () => {
  test.each<[string, How, JsonObject]>([
    ['a text of a form', { sends: 'name=Night&x=1', mediaType: FORM }, { name: 'Night' }],
    ['a plus for a blank', { sends: 'name=Night+desk', mediaType: FORM }, { name: 'Night desk' }],
    ['an escape of a form', { sends: 'name=N%C3%A4he', mediaType: FORM }, { name: 'Nähe' }],
    ['what looks like an escape', { sends: 'name=100%', mediaType: FORM }, { name: '100%' }],
    ['a number of a form', { sends: 'timeout=45', mediaType: FORM }, { timeout: 45 }],
    [
      'a list of a form',
      { sends: 'events[]=event_action&events[]=event_recording', mediaType: FORM },
      { events: ['event_action', 'event_recording'] },
    ],
    ['a text with quotes', { sends: '[{"name":"The \\"A\\""}]' }, { name: 'The "A"' }],
    [
      'a URL with escaped slashes',
      { sends: '[{"webhook_url":"https:\\/\\/hooks.example.com\\/new"}]' },
      { webhook_url: 'https://hooks.example.com/new' },
    ],
  ])('%s', (_, how, stores) => {
    expect(findingsFor(how, stores)).toEqual([]);
  });

  test.each<[string, How, JsonObject]>([
    ['another text', { sends: 'name=Night', mediaType: FORM }, { name: 'Day' }],
    ['a plus in JSON', { sends: '[{"name":"Night"}]' }, { name: 'Night+' }],
    [
      'one more entry',
      { sends: 'events[]=event_action', mediaType: FORM },
      { events: ['event_action', 'event_user_connected'] },
    ],
  ])('but not %s', (_, how, stores) => {
    expect(findingsFor(how, stores)).toEqual([`${absent} at ${Object.keys(stores)[0]}`]);
  });
});

describe('what came of a body that is no update is taken from its answer', () => {
  test('which may leave a member out', () => {
    const shows = { timeout: undefined };
    expect(findingsOf(traffic().read().read({ sends: '[]', shows }).read())).toEqual([]);
  });

  test('which says nothing of how updates in flight ended', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A', timeout: 10 }], [{ name: 'B', timeout: 20 }])
      .meanwhile({ name: 'A', timeout: 20 })
      .read({ sends: '[]' })
      .read();
    const verdict = judge(made);
    expect(findings(verdict)).toEqual([]);
    expect(ruleIn(verdict, 'concurrency/every-update-survives').outcome).toBe('not-exercised');
  });

  test('where a value nobody knows was taken before, that is still open', () => {
    const open = traffic()
      .read()
      .update({ name: null }, { stores: { name: '' } });
    const made = open.read({ sends: '[]' }).meanwhile({ name: 'Unnamed' }).read();
    expect(findingsOf(made)).toEqual([]);
  });

  test('where it is an update too large to be read, its own members are open', () => {
    const patch = { name: 'A', padding: 'x'.repeat(70_000) };
    const made = traffic()
      .read()
      .update(patch, { stores: { name: 'cut' } });
    expect(findingsOf(made.meanwhile({ name: 'A' }).read())).toEqual([]);
    const other = traffic()
      .read()
      .update(patch, { stores: { timeout: 99 } });
    expect(findingsOf(other)).toEqual([`${absent} at timeout`]);
  });
});
