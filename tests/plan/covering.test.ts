import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { coveringRows } from '../../scripts/generate/covering-rows.ts';
import type { Target } from '../../src/target/target.ts';
import { bodyOf, dryRun, withoutSecret } from './dry-run.ts';

type Sets = readonly (readonly number[])[];

/** The places of some settings, each present or absent. */
type Pattern = ReadonlyMap<number, boolean>;

const isIn = (set: readonly number[], pattern: Pattern): boolean =>
  [...pattern].every(([place, present]) => set.includes(place) === present);

/** All choices of so many places. */
function choicesOf(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count - from }, (_, index) => from + index).flatMap((place) =>
    choicesOf(count, size - 1, place + 1).map((rest) => [place, ...rest]),
  );
}

/** Every way in which some places can be present or absent. */
function waysOf(places: readonly number[]): Pattern[] {
  return Array.from(
    { length: 2 ** places.length },
    (_, way) => new Map(places.map((place, bit) => [place, ((way >> bit) & 1) === 1])),
  );
}

const threes = (count: number): Pattern[] => choicesOf(count, 3).flatMap(waysOf);

const threeAndNotAFourth = (count: number): Pattern[] =>
  choicesOf(count, 4)
    .flatMap(waysOf)
    .filter((pattern) => [...pattern.values()].filter(Boolean).length === 3);

/** Each setting that shows, written in a company of two others. */
function companies(count: number, hidden: readonly number[]): [place: number, Pattern][] {
  return choicesOf(count, 3).flatMap((three) =>
    three
      .filter((place) => !hidden.includes(place))
      .flatMap((place) =>
        waysOf(three)
          .filter((pattern) => pattern.get(place) === true)
          .map((pattern): [number, Pattern] => [place, pattern]),
      ),
  );
}

/** Patterns that no set contains, in short. */
function missing(sets: Sets, patterns: readonly Pattern[]): string[] {
  return patterns
    .filter((pattern) => !sets.some((set) => isIn(set, pattern)))
    .map((pattern) => JSON.stringify([...pattern]));
}

/** Companies in which a setting is never written and then left out of the next set, whose answer shows it. */
function unread(sets: Sets, count: number, hidden: readonly number[]): string[] {
  return companies(count, hidden)
    .filter(
      ([place, pattern]) =>
        !sets.some((set, index) => {
          const next = sets[index + 1];
          return isIn(set, pattern) && next !== undefined && !next.includes(place);
        }),
    )
    .map(([place, pattern]) => `${place}: ${JSON.stringify([...pattern])}`);
}

/** Sets to search, and the most that there may be: one with each setting, one without it, and a few. */
const shapes = [
  { count: 7, hidden: [2], most: 19 },
  { count: 6, hidden: [], most: 17 },
  { count: 8, hidden: [3], most: 22 },
];

test('the patterns of seven settings are as many as there are ways', () => {
  expect(threes(7)).toHaveLength(280);
  expect(threeAndNotAFourth(7)).toHaveLength(140);
  expect(companies(7, [2])).toHaveLength(360);
});

describe.each(shapes)('sets of $count, of which $hidden are hidden', ({ count, hidden, most }) => {
  const rows = coveringRows(count, new Set(hidden), [[0, 1]]);
  const places = Array.from({ length: count }, (_, index) => index);

  test('contain any three settings in each way in which they can be present or absent', () => {
    expect(missing(rows, threes(count))).toEqual([]);
  });

  test('contain any three settings while a fourth is absent', () => {
    expect(missing(rows, threeAndNotAFourth(count))).toEqual([]);
  });

  test('write each setting in every company of two others, and leave it out of the next one', () => {
    expect(unread(rows, count, hidden)).toEqual([]);
  });

  test('contain each setting alone, nothing, and what is wanted besides', () => {
    expect(rows).toEqual(expect.arrayContaining([...places.map((place) => [place]), [], [0, 1]]));
  });

  test('begin with all, and name each setting once, in order', () => {
    expect(rows[0]).toEqual(places);
    for (const row of rows) expect(row).toEqual(places.filter((place) => row.includes(place)));
  });

  test('are few', () => {
    expect(rows.length).toBeLessThanOrEqual(most);
  });
});

test('the same sets are found every time', () => {
  const find = (): number[][] => coveringRows(5, new Set([1]));
  expect(find()).toEqual(find());
});

describe('the updates that a default plan makes', () => {
  test.each([
    ['with a secret', (same: Target) => same, settings.length],
    ['without one', withoutSecret, settings.length - 1],
  ] as const)('%s contain every pattern, and read every setting back', async (_, change, count) => {
    const { exchanges, target } = await dryRun('default', change);
    const own = settings.filter(({ writeOnly }) => !writeOnly || target.secret !== undefined);
    const names = own.map(({ name }) => name as string);
    expect(names).toHaveLength(count);
    const sets = exchanges
      .filter(
        ({ response, purpose = '' }) => response?.status === 200 && !purpose.startsWith('at once'),
      )
      .filter(({ request }) => request.url.endsWith(target.fixtures.webhookId))
      .map(({ request }) => Object.keys(bodyOf(request) ?? {}))
      .map((keys) => keys.map((key) => names.indexOf(key)).filter((place) => place >= 0));
    const hidden = own.flatMap(({ writeOnly }, place) => (writeOnly ? [place] : []));
    expect(missing(sets, [...threes(count), ...threeAndNotAFourth(count)])).toEqual([]);
    expect(unread(sets, count, hidden)).toEqual([]);
  });
});
