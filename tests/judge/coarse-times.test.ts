import { describe, expect, test } from 'vitest';
import { findingsOf, outcomeOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';

const explained = 'concurrency/others-explained';

/** The same traffic in a recording whose times are cut to the millisecond. */
function coarse({ exchanges }: Traffic): Pick<Traffic, 'exchanges'> {
  return { exchanges: exchanges.map((exchange) => ({ ...exchange, coarse: true })) };
}

/** Two updates in flight together for a millisecond, and one that begins so many milliseconds later. */
function close(after: number): Traffic {
  return traffic()
    .read()
    .together(
      [{ timeout: 10 }, { after: 0, took: 1 }],
      [{ max_retries: 7 }, { after: 0, took: 0 }],
      [{ name: 'C' }, { after, took: 5, shows: { timeout: 30 } }],
    );
}

describe('in a recording whose times are cut', () => {
  test.each([
    ['at the end of others in flight may have been on its way with them', 1, []],
    ['a millisecond later may have been so, too', 2, []],
    [
      'two milliseconds later was sent when they were answered',
      3,
      ['concurrency/every-update-survives at timeout'],
    ],
  ] as const)('what was sent %s', (_, after, expected) => {
    expect(findingsOf(coarse(close(after)))).toEqual(expected);
  });

  test('what was sent at the end of a single one follows it, as most clients send', () => {
    const made = traffic()
      .read()
      .update({ timeout: 10 }, { took: 1 })
      .update({ name: 'C' }, { after: 0, took: 1, shows: { timeout: 30 } });
    expect(findingsOf(coarse(made))).toEqual(['partial-update/visible-at-once at timeout']);
  });

  test('an answer of no time need not have come before what began with it', () => {
    const made = traffic()
      .read()
      .together([{ timeout: 10 }, { after: 0, took: 1 }], [{}, { after: 0, took: 0 }])
      .read();
    expect(findingsOf(coarse(made))).toEqual([]);
    expect(outcomeOf(explained, coarse(made))).toBe('pass');
  });
});

test('two updates that take no time, at the same time, leave the value of either', () => {
  for (const last of [10, 11]) {
    const made = traffic()
      .read()
      .together(
        [{ enabled: false }, { after: 0, took: 3 }],
        [{ timeout: 10 }, { after: 1, took: 0 }],
        [{ timeout: 11 }, { after: 1, took: 0 }],
      )
      .meanwhile({ timeout: last })
      .read();
    expect(findingsOf(made)).toEqual([]);
  }
});

test('times that are not cut have an order down to the last digit', () => {
  expect(findingsOf(close(1))).toContain('concurrency/every-update-survives at timeout');
});
