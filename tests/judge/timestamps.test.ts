import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/judge/model/instant.ts';
import { answersTo, findingsOf, observedIn } from './judging.ts';
import { traffic } from './traffic.ts';

const SECOND = 1_000_000;
const base = Date.UTC(2025, 8, 3, 23, 45, 30) * 1000;

describe('any ISO 8601 date and time is one', () => {
  test.each([
    ['2025-09-03T23:45:30.000000Z', 0],
    ['2025-09-03T23:45:30Z', 0],
    ['2025-09-03T23:45:30.5Z', SECOND / 2],
    ['2025-09-03T23:45:30,25Z', SECOND / 4],
    ['2025-09-03T23:45:30.123456789Z', 123_456],
    ['2025-09-03T23:45:30', 0],
    ['2025-09-03T23:45:30+00:00', 0],
    ['2025-09-04T01:45:30+02:00', 0],
    ['2025-09-03T18:15:30-0530', 0],
    ['2025-09-03T15:45:30-08', 0],
    ['20250903T234530Z', 0],
    ['2025-09-03T23:45Z', -30 * SECOND],
    ['2025-09-03T23:45:60Z', 30 * SECOND],
    ['2025-09-03T24:00:00Z', 870 * SECOND],
    ['2025-09-03T23Z', -2730 * SECOND],
    ['2025-09-03T22:45:30-01:00', 0],
  ])('%s', (text, after) => {
    expect(instantOf(text)?.microseconds).toBe(base + after);
    const shows = { created_at: '2025-09-03T00:00:00Z', updated_at: text };
    expect(findingsOf(traffic().read({ shows }))).toEqual([]);
  });

  test('and a missing offset is told', () => {
    const shows = { created_at: '2025-09-03T00:00:00', updated_at: '2025-09-03T23:45:30.5+02:00' };
    expect(answersTo('timestamp-form', traffic().read({ shows }))).toEqual([
      '0000-00-00T00:00:00',
      '0000-00-00T00:00:00.0+00:00',
    ]);
  });

  test('a second that is put in is later than the one before', () => {
    const [before, put] = ['2016-12-31T23:59:59.9Z', '2016-12-31T23:59:60.1Z'].map(instantOf);
    expect(put?.microseconds).toBe((before?.microseconds ?? 0) + SECOND / 5);
  });
});

describe('anything else is none', () => {
  test.each([
    '2025-09-03 23:45:30',
    '2025-09-03',
    '1756943130',
    '03.09.2025 23:45',
    'Wed, 03 Sep 2025 23:45:30 GMT',
    '2025-13-03T23:45:30Z',
    '2025-02-30T23:45:30Z',
    '2025-09-03T25:45:30Z',
    '2025-09-03T23:60:30Z',
    '2025-09-03T23:60:00Z',
    '2025-09-03T24:00:01Z',
    '2025-09-03T24:01:00Z',
    '2025-09-03T25:00:00Z',
    '2025-02-30T24:00:00Z',
    '2025-13-03T24:00:00Z',
    ' 2025-09-03T23:45:30Z',
    'on 2025-09-03T23:45:30Z',
    '2025-09-03T23:45:30Z.',
    '2025-09-03T23:45:30+02:00:00',
    '2025-09-31T00:00:00Z',
    '2025-09-00T00:00:00Z',
    '2025-09-03T23:45:61Z',
    '2025-00-03T23:45:30Z',
    '',
  ])('%j', (updated_at) => {
    expect(instantOf(updated_at)).toBeUndefined();
    const [finding, ...more] = findingsOf(traffic().read({ shows: { updated_at } }));
    expect(finding).toMatch(/^resource\/timestamps at updated_at$/);
    expect(more).toEqual([]);
  });

  test('a number is a wrong type of the same member', () => {
    const [finding, ...more] = findingsOf(traffic().read({ shows: { created_at: 1756943130 } }));
    expect(finding).toMatch(/created_at$/);
    expect(more).toEqual([]);
  });
});

describe('times are compared as moments', () => {
  test('the time of creation may be written in another form', () => {
    const made = traffic()
      .read()
      .read({ shows: { created_at: '2025-09-04T01:19:51+02:00' } });
    expect(findingsOf(made)).toEqual([]);
  });

  test('but it stays the same to the microsecond', () => {
    const made = traffic()
      .read()
      .read({ shows: { created_at: '2025-09-03T23:19:50.999999Z' } });
    expect(findingsOf(made)).toEqual(['resource/created-at-fixed at created_at']);
  });

  test('the last update may be at the moment of creation, in another zone', () => {
    const equal = { updated_at: '2025-09-04T01:19:51+02:00' };
    const before = { updated_at: '2025-09-03T23:19:51+00:30' };
    expect(findingsOf(traffic().read({ shows: equal }))).toEqual([]);
    expect(findingsOf(traffic().read({ shows: before }))).toEqual([
      'resource/updated-at-after-creation at updated_at',
    ]);
  });
});

test('the form of timestamps is observed', () => {
  const forms = (updated_at: string): string[] =>
    Object.keys(observedIn('observed/timestamp-form', traffic().read({ shows: { updated_at } })));
  expect(forms('2025-09-03T23:45:30.000000Z')).toHaveLength(1);
  expect(forms('2025-09-03T23:45:30+02:00')).toHaveLength(2);
});
