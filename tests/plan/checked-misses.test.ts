import { expect, test } from 'vitest';
import type { Setting } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';

// Values are checked against the description, so a setting that is made up shows what becomes of bad ideas.

function of(type: Setting['type']): Setting {
  const setting = settings.find((each) => each.type === type);
  if (setting === undefined) throw new Error('There is no such setting.');
  return setting;
}

/** Near misses are kept by name and host; a host of its own keeps this out of other tests. */
function made(setting: Setting): [string, unknown][] {
  return nearMisses(setting, `${JSON.stringify(setting).length}.made-up.example.com`).map(
    ({ keyword, value }) => [keyword, value],
  );
}

test('a value that breaks another keyword than was meant is left out', () => {
  const misses = made({ ...of('integer'), minimum: 200 });
  expect(misses.map(([keyword]) => keyword)).toContain('maximum');
  expect(misses.filter(([keyword]) => keyword === 'minimum')).toEqual([['minimum', 0]]);
});

test('a limit below zero is broken by what is below it alone', () => {
  const misses = made({ ...of('integer'), minimum: -3 });
  expect(misses.filter(([keyword]) => keyword === 'minimum')).toEqual([['minimum', -4]]);
});

test('a value that breaks nothing is left out', () => {
  const misses = made({ ...of('integer'), minimum: 50, maximum: 60 });
  expect(misses.filter(([keyword]) => keyword === 'minimum')).toEqual([['minimum', 0]]);
  expect(made({ ...of('array'), minItems: 3 }).map(([keyword]) => keyword)).not.toContain(
    'minItems',
  );
});

test('where no entry is known from elsewhere, one is made up from a known one', () => {
  const list = of('array');
  const known = list.items?.enum ?? [];
  const entries = made({ ...list, items: { type: 'string', enum: known, elsewhere: [] } })
    .filter(([keyword]) => keyword === 'enum')
    .flatMap(([, value]) => value as string[])
    .filter((entry) => !known.includes(entry));
  expect(entries.filter((entry) => entry === `${known[0]}x`)).toHaveLength(1);
});

test('each host has near misses of its own', () => {
  const url = settings.find(({ format }) => format === 'uri');
  if (url === undefined) throw new Error('There is no URL.');
  const long = (host: string): unknown => nearMisses(url, host)[0]?.value;
  expect(long('a.example.org')).toMatch(/^https:\/\/a\.example\.org\//);
  expect(long('b.example.org')).toMatch(/^https:\/\/b\.example\.org\//);
});
