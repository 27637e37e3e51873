import { expect, test } from 'vitest';
import { instantOf } from '../../src/judge/model/instant.ts';

test.each([
  ['2025-09-03T23:45:30Z', '2025-09-03T18:15:30-05:30'],
  ['2025-09-03T23:45:30Z', '2025-09-04T05:15:30+0530'],
  ['2025-09-03T23:45:30.25Z', '2025-09-03T23:45:30.250000+00:00'],
  ['2025-09-04T00:00:00Z', '2025-09-03T24:00:00Z'],
])('%s and %s are the same instant', (one, other) => {
  expect(instantOf(one)).toEqual(instantOf(other));
  expect(instantOf(one)).toBeDefined();
});

test.each([
  '2025-09-03T10:75:00Z',
  '2025-09-03T10:15:75Z',
  '2025-09-03T24:01:00Z',
  '2025-13-03T10:15:00Z',
  '2025-02-30T10:15:00Z',
])('%s is none', (text) => {
  expect(instantOf(text)).toBeUndefined();
});
