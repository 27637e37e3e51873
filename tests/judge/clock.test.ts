import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf, judge, outcomeOf, ruleIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';

const moves = 'resource/updated-at-moves';
const first = { shows: { updated_at: '2025-09-04T08:00:00Z' } };
const second = { shows: { updated_at: '2025-09-04T08:00:01Z' } };

/** Changes of the time-out, each sent some milliseconds after the answer before, with the time that it shows. */
function changes(...list: readonly [after: number, how: typeof first][]): Traffic {
  return list.reduce(
    (made, [after, how], index) => made.update({ timeout: 40 + index }, { after, ...how }),
    traffic().read(),
  );
}

describe('two changes with the same time', () => {
  test.each([
    ['at once', 0.001, 'undecided'],
    ['within a second', 900, 'undecided'],
    ['just within the resolution and its margin', 1100, 'undecided'],
    ['a millisecond beyond', 1101, 'fail'],
    ['long after', 60_000, 'fail'],
  ])('%s', (_, apart, outcome) => {
    const made = changes([100, first], [apart, first]);
    expect(outcomeOf(moves, made)).toBe(outcome);
    expect(findingsOf(made)).toEqual(outcome === 'fail' ? [`${moves} at updated_at`] : []);
  });

  test('the pause counts from the answer of one to the sending of the next', () => {
    const slow = traffic()
      .read()
      .update({ timeout: 40 }, { ...first, took: 3000 })
      .update({ timeout: 41 }, { ...first, after: 1000, took: 3000 });
    expect(outcomeOf(moves, slow)).toBe('undecided');
  });

  test('the earliest of equal times counts', () => {
    expect(outcomeOf(moves, changes([100, first], [600, first], [600, first]))).toBe('fail');
    expect(outcomeOf(moves, changes([100, first], [600, second], [600, second]))).toBe('pass');
    expect(outcomeOf(moves, changes([9, first], [600, second], [600, second], [600, second]))).toBe(
      'fail',
    );
  });

  test('the finding says how far apart they were', () => {
    const [finding] = ruleIn(judge(changes([100, first], [1500, first])), moves).findings;
    expect(finding?.expected).toContain('1500 ms');
    expect(finding?.actual).toBe('2025-09-04T08:00:00Z');
  });
});

describe('what is no second change', () => {
  test.each([
    ['a read', (made: Traffic) => made.read({ after: 5000, ...first })],
    [
      'the same values again',
      (made: Traffic) => made.update({ timeout: 40 }, { after: 5000, ...first }),
    ],
    [
      'a secret, of which nobody knows what it was',
      (made: Traffic) =>
        made.update(
          { webhook_secret: '‹secret 1: string, 20 characters, 20 bytes›' },
          { after: 5000, ...first },
        ),
    ],
    [
      'a refused update',
      (made: Traffic) => made.refuse({ timeout: bad('timeout') }, ['timeout'], { after: 5000 }),
    ],
    [
      'an update without an answer',
      (made: Traffic) =>
        made.update({ timeout: 50 }, { after: 5000, failure: 'closed', stores: {} }),
    ],
    ['an open value', (made: Traffic) => made.update({ timeout: '41' }, { after: 5000, ...first })],
  ])('%s', (_, more) => {
    expect(outcomeOf(moves, more(changes([100, first])))).toBe('not-exercised');
  });

  test('updates in flight together, but what was before them still counts', () => {
    const made = changes([100, first]).together(
      [{ timeout: 50 }, { after: 5000, ...first }],
      [{ name: 'B' }, { after: 5001, ...first }],
    );
    expect(outcomeOf(moves, made)).toBe('not-exercised');
    expect(outcomeOf(moves, made.update({ timeout: 60 }, { after: 5000, ...second }))).toBe('pass');
  });

  test('a change of a webhook that was not seen before', () => {
    const unseen = traffic().update({ timeout: 40 }, first);
    expect(outcomeOf(moves, unseen.update({ timeout: 41 }, { ...first, after: 5000 }))).toBe(
      'not-exercised',
    );
  });
});

describe('the server has its own clock', () => {
  test('one that is decades behind or ahead is no fault', () => {
    for (const year of ['1999', '2077']) {
      const made = traffic()
        .meanwhile({ created_at: `${year}-01-01T00:00:00Z`, updated_at: `${year}-01-01T00:00:00Z` })
        .read()
        .update({ timeout: 40 }, { shows: { updated_at: `${year}-01-01T00:00:05Z` } });
      expect(findingsOf(made)).toEqual([]);
    }
  });

  test('the same instant in another zone does not go back, and an earlier one does', () => {
    const zone = { shows: { updated_at: '2025-09-04T10:00:01.5+02:00' } };
    const before = { shows: { updated_at: '2025-09-04T09:59:59+02:00' } };
    expect(findingsOf(changes([100, second], [100, zone]))).toEqual([]);
    expect(findingsOf(changes([100, second], [100, before]))).toEqual([
      'resource/updated-at-not-back at updated_at',
    ]);
  });

  test('what is cut to the second does not go back, nor lie before the creation', () => {
    const fraction = { shows: { updated_at: '2025-09-04T08:00:01.999999Z' } };
    expect(findingsOf(changes([100, fraction], [100, second]))).toEqual([]);
    const created = '2025-09-03T23:19:51.999999Z';
    const cut = { created_at: created, updated_at: '2025-09-03T23:19:51Z' };
    expect(findingsOf(traffic().read({ shows: cut }))).toEqual([]);
    const lies = { created_at: created, updated_at: '2025-09-03T23:19:50.999999Z' };
    expect(findingsOf(traffic().read({ shows: lies }))).toEqual([
      'resource/updated-at-after-creation at updated_at',
    ]);
  });

  test('two servers cut their times to the second on either side of one: two seconds are back', () => {
    const earlier = (seconds: string) => ({
      shows: { updated_at: `2025-09-04T07:59:${seconds}Z` },
    });
    expect(findingsOf(changes([100, first], [100, earlier('59')]))).toEqual([]);
    for (const seconds of ['58', '58.999999'])
      expect(findingsOf(changes([100, first], [100, earlier(seconds)]))).toEqual([
        'resource/updated-at-not-back at updated_at',
      ]);
    // One of them is not cut, so that the other clock is a second behind for certain.
    const whole = { shows: { updated_at: '2025-09-04T08:00:00.5Z' } };
    expect(findingsOf(changes([100, whole], [100, earlier('59.5')]))).toEqual([
      'resource/updated-at-not-back at updated_at',
    ]);
  });

  test('a time that does not exist is neither back nor forth', () => {
    const rules = ['resource/updated-at-after-creation', 'resource/updated-at-not-back'] as const;
    const never = '2025-02-30T10:00:00Z';
    const made = traffic().read({ shows: { updated_at: never } });
    for (const rule of rules) expect(outcomeOf(rule, made)).toBe('not-exercised');
    // Nor is there anything to compare the next one with.
    expect(outcomeOf(rules[1], made.read())).toBe('not-exercised');
    const unborn = traffic().read({ shows: { created_at: never } });
    expect(outcomeOf(rules[0], unborn)).toBe('not-exercised');
  });

  test('a second back is back, and what follows is compared with it', () => {
    const made = traffic()
      .read({ shows: { updated_at: '2025-09-04T08:00:01.000002Z' } })
      .read({ shows: { updated_at: '2025-09-04T08:00:00.000002Z' } })
      .read({ shows: { updated_at: '2025-09-04T08:00:00.000001Z' } });
    const rule = ruleIn(judge(made), 'resource/updated-at-not-back');
    expect(rule.findings).toMatchObject([{ pointer: 'updated_at', count: 1 }]);
    expect(rule.findings[0]?.expected).toContain('000002Z');
  });
});

test('blanks around the text that is there already are no change', () => {
  const made = traffic()
    .read()
    .update({ name: 'A' })
    .update({ name: ' A ' }, { after: 5000, stores: {} });
  expect(findingsOf(made)).toEqual([]);
});
