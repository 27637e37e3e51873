import { describe, expect, test } from 'vitest';
import { findingsOf, judge, outcomeOf, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';

const empty = 'partial-update/empty-changes-nothing';
const survives = 'concurrency/every-update-survives';

describe('of a webhook that was never seen', () => {
  test('nobody knows that a value which turns up was there before', () => {
    const made = traffic().update({ name: 'A' }).meanwhile({ name: 'C' });
    expect(findingsOf(made.read())).toEqual([`${empty} at name`]);
  });

  test('a mixture of updates in flight is none of their orders all the same', () => {
    const made = traffic()
      .together([{ name: 'A', timeout: 10 }], [{ name: 'B', timeout: 20 }])
      .meanwhile({ name: 'A', timeout: 20 });
    expect(findingsOf(made.read())).toEqual([expect.stringContaining(survives)]);
  });

  test('nobody can tell what answers in flight show of the members that they did not send', () => {
    const made = traffic().together([{ name: 'A' }], [{ name: 'B' }]);
    expect(outcomeOf('concurrency/others-explained', made)).toBe('not-exercised');
  });

  test('the answer to a body that is no update tells what it is', () => {
    const made = traffic().read({ sends: '[]' }).meanwhile({ timeout: 99 });
    expect(findingsOf(made.read())).toEqual([`${empty} at timeout`]);
  });
});

describe('after an open value', () => {
  test('its member may be shown in one form now and in another one later', () => {
    const made = traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 0 } })
      .read();
    expect(findingsOf(made.read({ shows: { timeout: 30 } }).read())).toEqual([]);
  });

  test('its member is judged again once an ordinary value was sent in flight', () => {
    const made = traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 0 } })
      .together([{ timeout: 10 }], [{ name: 'A' }]);
    expect(findingsOf(made.read())).toEqual([]);
    expect(findingsOf(made.meanwhile({ timeout: 77 }).read())).toEqual([`${empty} at timeout`]);
  });
});

test('what a member may be is told once, however often it was sent in vain', () => {
  const lost = { failure: 'closed', stores: {} } as const;
  const made = traffic().read().update({ name: 'A' }, lost).update({ name: 'A' }, lost);
  const verdict = judge(made.meanwhile({ name: 'C' }).read());
  const [finding] = ruleIn(verdict, empty).findings;
  expect(finding?.expected).toBe('"Order desk" or "A"');
});
