import { describe, expect, test } from 'vitest';
import { drawFaults, placesIn, sharesOf } from '../../scripts/bench/sample.ts';
import { faultsByFile } from '../faults/all.ts';

describe('a sample', () => {
  test('takes one from each list, and the rest from the longest', () => {
    expect(sharesOf([5, 50, 20], 3)).toEqual([1, 1, 1]);
    expect(sharesOf([5, 50, 20], 5)).toEqual([1, 2, 2]);
    expect(sharesOf([5, 50, 20], 2)).toEqual([0, 1, 1]);
  });

  test('takes no more from a list than it has, nor from all', () => {
    expect(sharesOf([1, 9], 6)).toEqual([1, 5]);
    expect(sharesOf([1, 2], 6)).toEqual([1, 2]);
  });

  test('is spaced evenly within a list', () => {
    expect(placesIn(10, 1)).toEqual([5]);
    expect(placesIn(10, 2)).toEqual([2, 7]);
    expect(placesIn(3, 3)).toEqual([0, 1, 2]);
  });

  test('of the faults is as large as asked for, without any twice, and from every file', async () => {
    const files = Object.values(faultsByFile);
    const drawn = await drawFaults(files.length + 1);
    const ids = drawn.map(({ id }) => id);
    expect(new Set(ids).size).toBe(files.length + 1);
    for (const file of files) expect(file.some(({ id }) => ids.includes(id))).toBe(true);
  });
});
