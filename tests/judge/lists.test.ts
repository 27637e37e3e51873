import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';

const [first, second, third, fourth] = [
  'event_phone_call_started',
  'event_phone_call_ended',
  'event_action',
  'event_recording',
];
const replaced = ['partial-update/list-replaced at events'];
const stored = ['partial-update/stored-as-sent at events'];

/** The findings of a list that is sent to a webhook with the first two events, and shown as another. */
function findingsFor(sent: string[], shown: string[]): string[] {
  const made = traffic()
    .read()
    .update({ events: sent }, { stores: { events: shown } });
  return findingsOf(made.read());
}

describe('a list that is sent', () => {
  test.each([
    ['is shown as it is', [third], [third], []],
    ['may be shown in another order', [first, third, second], [second, first, third], []],
    ['is not merged with the one before', [third], [first, second, third], replaced],
    ['is not merged with a part of it', [third, fourth], [third, fourth, second], replaced],
    ['is not kept out', [third], [first, second], stored],
    ['is not cut', [third, fourth], [third], stored],
    ['is not joined by a stranger', [third], [third, fourth], stored],
    ['is not emptied', [third], [], stored],
    ['is not shown twice', [third], [third, third], stored],
    ['is not confused with what was there', [first], [first, second], stored],
  ])('%s', (_, sent, shown, findings) => {
    expect(findingsFor(sent, shown)).toEqual(findings);
  });

  test('is not merged when it is empty by mistake of the server', () => {
    const made = traffic().update({ events: [third] }, { stores: { events: [first, third] } });
    expect(findingsOf(made)).toEqual(stored);
  });

  test('keeps what it left out from coming back', () => {
    const made = traffic()
      .read()
      .update({ events: [third] })
      .read();
    expect(findingsOf(made.meanwhile({ events: [first, second] }).read())).toHaveLength(1);
  });

  test('is counted in the same answer, whatever it is', () => {
    const shows = { events: [first], events_count: 2 };
    expect(findingsOf(traffic().read({ shows }))).toEqual([
      'resource/events-count at events_count',
    ]);
    expect(
      findingsOf(traffic().read({ shows: { events: bad('events'), events_count: 0 } })),
    ).toEqual([]);
  });
});
