import { expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createSorter } from '../../src/recording/in-order.ts';

/** The ids of exchanges that were sent at these times, numbered as they stand, in the order that comes of it. */
function sorted(times: readonly number[]): number[] {
  const taken: number[] = [];
  const sorter = createSorter(({ id }) => taken.push(id));
  for (const [index, startedAt] of times.entries())
    expect(sorter.add({ id: index + 1, startedAt } as Exchange)).toBe(true);
  sorter.end();
  return taken;
}

test.each([
  ['the oldest first', [5, 5, 6, 6, 7], [1, 2, 3, 4, 5]],
  ['the newest first', [7, 6, 6, 5, 5], [5, 4, 3, 2, 1]],
  ['the newest first, of which several are of one millisecond', [6, 6, 6, 5], [4, 3, 2, 1]],
  ['one too late', [5, 5, 7, 7, 6, 8, 8], [1, 2, 5, 3, 4, 6, 7]],
  ['all at once', [5, 5, 5], [1, 2, 3]],
])('entries that list %s', (_, times, expected) => {
  expect(sorted(times)).toEqual(expected);
});
