import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { coveringRows } from '../../scripts/generate/covering-rows.ts';
import { bodyOf, dryRun, withoutSecret } from './dry-run.ts';

/** A setting, two others, and whether each of those is sent with it. */
interface Triple {
  readonly place: number;
  readonly others: readonly [number, number];
  readonly company: readonly [boolean, boolean];
}

const companies = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
] as const;

/** Every triple of a setting that answers show and two others of all. */
function triplesOf(count: number, hidden: readonly number[]): Triple[] {
  const places = Array.from({ length: count }, (_, index) => index);
  const pairs = places.flatMap((one) =>
    places.filter((other) => other > one).map((other): [number, number] => [one, other]),
  );
  return places
    .filter((place) => !hidden.includes(place))
    .flatMap((place) =>
      pairs
        .filter((others) => !others.includes(place))
        .flatMap((others) => companies.map((company) => ({ place, others, company }))),
    );
}

/** Whether the setting is left out in that company of an update, after which an answer shows that it was kept. */
function isLeftOut(rows: readonly number[][], { place, others, company }: Triple): boolean {
  return rows
    .slice(1)
    .some(
      (row) =>
        !row.includes(place) && others.every((other, at) => row.includes(other) === company[at]),
    );
}

/** Whether the triple is written in one set, and left out of the next, whose answer shows what was stored. */
function isCovered(rows: readonly number[][], { place, others, company }: Triple): boolean {
  return rows.some(
    (row, index) =>
      row.includes(place) &&
      rows[index + 1]?.includes(place) === false &&
      others.every((other, at) => row.includes(other) === company[at]),
  );
}

/** The triples that no step covers, in short. */
function missing(rows: readonly number[][], count: number, hidden: readonly number[]): string[] {
  return triplesOf(count, hidden)
    .filter((triple) => !isCovered(rows, triple))
    .map(({ place, others, company }) => `${place} with ${others}: ${company}`);
}

/** How many sets there are, and how many ways in which a setting is written beside two others they leave out. */
const shapes = [
  { count: 7, hidden: [2], most: 18, left: 12 },
  { count: 6, hidden: [], most: 19, left: 0 },
];

describe.each(shapes)('sets of $count, of which $hidden are hidden', (shape) => {
  const { count, hidden, most, left } = shape;
  const rows = coveringRows(count, new Set(hidden));
  const places = Array.from({ length: count }, (_, index) => index);

  test('write nearly every setting in every company of two others, and then leave it out', () => {
    expect(missing(rows, count, hidden).length).toBeLessThanOrEqual(left);
  });

  test('leave every setting out in every company of two others', () => {
    const never = triplesOf(count, hidden).filter((triple) => !isLeftOut(rows, triple));
    expect(never).toEqual([]);
  });

  test('write every setting alone', () => {
    const alone = rows.filter((row) => row.length === 1).flat();
    expect(alone).toEqual(
      expect.arrayContaining(places.filter((place) => !hidden.includes(place))),
    );
  });

  test('begin with all, and name each setting once, in order', () => {
    expect(rows[0]).toEqual(places);
    for (const row of rows) expect(row).toEqual(places.filter((place) => row.includes(place)));
  });

  test('are few, and the same every time', () => {
    expect(rows.length).toBeLessThanOrEqual(most);
    expect(coveringRows(count, new Set(hidden))).toEqual(rows);
  });
});

test('where a setting is hidden, fewer sets will do', () => {
  expect(coveringRows(7, new Set([2])).length).toBeLessThan(coveringRows(7).length);
  expect(coveringRows(7, new Set([3]))).not.toEqual(coveringRows(7, new Set([2])));
});

describe('the updates that a default plan makes', () => {
  test.each([
    ['with a secret', (same: Parameters<typeof withoutSecret>[0]) => same, settings.length],
    ['without one', withoutSecret, settings.length - 1],
  ] as const)('%s cover nearly every triple, and every setting alone', async (_, change, count) => {
    const { exchanges, target } = await dryRun('default', change);
    const names = settings
      .filter(({ writeOnly }) => !writeOnly || target.secret !== undefined)
      .map(({ name }) => name as string);
    const rows = exchanges
      .filter(({ response }) => response?.status === 200)
      .filter(({ request }) => request.url.endsWith(target.fixtures.webhookId))
      .map(({ request }) => Object.keys(bodyOf(request) ?? {}))
      .map((keys) => keys.map((key) => names.indexOf(key)).filter((place) => place >= 0));
    const hidden = names.flatMap((name, place) => (name === 'webhook_secret' ? [place] : []));
    expect(names).toHaveLength(count);
    const share = missing(rows, count, hidden).length / triplesOf(count, hidden).length;
    expect(share).toBeLessThan(0.05);
    const shown = [...names.keys()].filter((place) => !hidden.includes(place));
    const alone = rows.filter((row) => row.length === 1).flat();
    expect(alone).toEqual(expect.arrayContaining(shown));
  });
});
