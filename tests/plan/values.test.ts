import { describe, expect, test } from 'vitest';
import type { Setting } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import { request as validUpdate } from '../../generated/validators.js';
import type { Json } from '../../src/exchange/json.ts';
import { goodValues } from '../../src/plan/good-values.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';
import { edges } from '../../src/reading/edges.ts';
import { readSetting } from '../../src/reading/setting.ts';

/** The keywords that a setting's schema has, read from the contract alone. */
function keywordsOf({ type: _, format, items, ...rest }: Setting): string[] {
  const limits = ['minimum', 'maximum', 'maxLength', 'minItems'].filter((name) => name in rest);
  return [
    'type',
    ...(format === undefined ? [] : ['format']),
    ...(items === undefined ? [] : ['enum']),
    ...limits,
  ].sort();
}

function texts(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe.each(settings.map((setting) => ({ name: setting.name, setting })))(
  '$name',
  ({ setting }) => {
    const good = goodValues(setting);
    const bad = nearMisses(setting);

    test('has good values that every server takes', () => {
      for (const value of good) {
        expect(validUpdate({ [setting.name]: value })).toBe(true);
        expect(readSetting(setting, value)).toEqual({ verdict: 'taken', values: [value] });
      }
    });

    test('has good values that differ, and enough of them to change it twice', () => {
      const different = new Set(good.map((value) => JSON.stringify(value)));
      expect(different.size).toBe(good.length);
      expect(good.length).toBeGreaterThanOrEqual(setting.type === 'boolean' ? 2 : 4);
    });

    test('has a good value at the edge of every keyword', () => {
      const reached = new Set(good.flatMap((value) => edges(setting, value)));
      // A type has no edge.
      const limits = keywordsOf(setting).filter((keyword) => keyword !== 'type');
      expect([...reached].sort()).toEqual(expect.arrayContaining(limits));
    });

    test('has a near miss of every keyword, and of nothing else', () => {
      expect([...new Set(bad.map(({ keyword }) => keyword))].sort()).toEqual(keywordsOf(setting));
    });

    test('has near misses that break the keyword that they claim and no other', () => {
      for (const { keyword, value } of bad) {
        expect(validUpdate({ [setting.name]: value })).toBe(false);
        const broken = new Set((validUpdate.errors ?? []).map((error) => error.keyword));
        // A value of another type is none of the enumeration either.
        if (keyword === 'type') expect(broken).toContain('type');
        else expect([...broken]).toEqual([keyword]);
      }
    });

    test('has near misses that every server refuses', () => {
      for (const { keyword, value } of bad)
        expect(readSetting(setting, value)).toEqual({ verdict: 'refused', keywords: [keyword] });
    });

    test('has the first bad value next to the last good one', () => {
      const values = bad.map(({ value }) => value);
      if (setting.maximum !== undefined) {
        expect(good).toContain(setting.maximum);
        expect(values).toContain(setting.maximum + 1);
      }
      if (setting.minimum !== undefined) {
        expect(good).toContain(setting.minimum);
        expect(values).toContain(setting.minimum - 1);
      }
      if (setting.maxLength !== undefined) {
        const longest = (list: Json[]): number[] => list.map((value) => [...String(value)].length);
        expect(longest(good.filter((value) => typeof value === 'string'))).toContain(
          setting.maxLength,
        );
        const tooLong = bad
          .filter(({ keyword }) => keyword === 'maxLength')
          .map(({ value }) => value);
        expect(new Set(longest(tooLong))).toEqual(new Set([setting.maxLength + 1]));
      }
      if (setting.minItems !== undefined) {
        const lengths = (list: Json[]): unknown[] =>
          list.map((value) => (Array.isArray(value) ? value.length : undefined));
        expect(lengths(good)).toContain(setting.minItems);
        expect(lengths(values)).toContain(setting.minItems - 1);
      }
    });

    test('has a text that is too long in two ways, where it is free', () => {
      const tooLong = bad.filter(({ keyword }) => keyword === 'maxLength');
      const free = setting.format === undefined && !setting.writeOnly;
      const ways = setting.maxLength === undefined ? 0 : free ? 2 : 1;
      expect(new Set(tooLong.map(({ value }) => value)).size).toBe(ways);
    });

    test('has the keywords of its near misses take turns', () => {
      const first = bad.slice(0, keywordsOf(setting).length).map(({ keyword }) => keyword);
      expect(first.sort()).toEqual(keywordsOf(setting));
    });

    test('counts characters and not bytes', () => {
      if (setting.maxLength === undefined || setting.format !== undefined) return;
      const sizes = good.map((value) => new TextEncoder().encode(String(value)).length);
      expect(Math.max(...sizes)).toBeGreaterThan(setting.maxLength);
    });
  },
);

test('a number beyond its bound is tried as text, too', () => {
  for (const setting of settings) {
    if (setting.type !== 'integer' || setting.maximum === undefined) continue;
    const values = nearMisses(setting).map(({ value }) => value);
    expect(values).toContain(`${setting.maximum + 1}`);
  }
});

test('a list has strange entries at its beginning, in its middle and at its end, and near misses of known ones', () => {
  const list = settings.find(({ items }) => items !== undefined);
  if (list?.items === undefined) throw new Error('There is no list.');
  const { enum: known, elsewhere } = list.items;
  const strange = nearMisses(list)
    .filter(({ keyword }) => keyword === 'enum')
    .map(({ value }) => (value as string[]).map((entry) => !known.includes(entry)));
  expect(strange.every((entries) => entries.filter(Boolean).length === 1)).toBe(true);
  expect(strange.some((entries) => entries[0] === true && entries.length > 1)).toBe(true);
  expect(strange.some((entries) => entries.at(-1) === true && entries.length > 1)).toBe(true);
  // A list that holds one twice may be refused for that.
  for (const { value } of nearMisses(list))
    if (Array.isArray(value)) expect(new Set(value).size).toBe(value.length);
  const long = strange.filter(({ length }) => length > 5);
  const middle = long.map((entries) => entries.indexOf(true) / entries.length);
  expect(middle.some((place) => place > 0.4 && place < 0.6)).toBe(true);
  expect(elsewhere.length).toBeGreaterThan(0);
  const entries = nearMisses(list).flatMap(({ value }) => value as unknown[]);
  const last = known.at(-1) ?? '';
  for (const near of [`${known[0]}s`, last.slice(0, -1), last.toUpperCase()])
    expect(entries).toContain(near);
  const mistyped = nearMisses(list).filter(({ keyword }) => keyword === 'type');
  for (const value of [[known[0], null], [[known[0], known[1]]], [known[0], 7], [known[0], true]])
    expect(mistyped).toContainEqual({ keyword: 'type', value });
});

describe('secrets', () => {
  const secret = settings.filter(({ writeOnly }) => writeOnly);

  test('good or bad, are at least twelve characters long and occur nowhere by chance', () => {
    for (const setting of secret) {
      const all = [...goodValues(setting), ...nearMisses(setting).map(({ value }) => value)];
      for (const text of all.flatMap(texts)) {
        expect(text.length).toBeGreaterThanOrEqual(12);
        expect(new Set(text).size).toBeGreaterThanOrEqual(8);
      }
    }
  });

  test('are texts, alone or inside what is none, so that each is hidden', () => {
    for (const setting of secret)
      for (const { value } of nearMisses(setting)) expect(texts(value).length).toBeGreaterThan(0);
  });
});

test('the longest URL is a query by a fifth, whatever its host', () => {
  const url = settings.find(({ format }) => format === 'uri');
  if (url?.maxLength === undefined) throw new Error('There is no URL.');
  for (const host of ['hooks.example.com', 'a.example', 'a-host-of-the-caller.example.org']) {
    const [longest] = goodValues(url, host).map(String);
    expect(longest).toHaveLength(url.maxLength);
    expect(Math.abs((longest?.indexOf('?') ?? 0) - url.maxLength * 0.8)).toBeLessThan(10);
  }
});

test('a URL may be made to lead to a host of the caller', () => {
  const url = settings.find(({ format }) => format === 'uri');
  if (url === undefined) throw new Error('There is no URL.');
  for (const value of goodValues(url, 'my.example.org'))
    expect(String(value)).toMatch(/^https:\/\/my\.example\.org[:/]/);
});
