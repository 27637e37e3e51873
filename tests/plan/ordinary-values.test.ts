import { describe, expect, test } from 'vitest';
import type { Setting } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import { goodValues } from '../../src/plan/good-values.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';

function of(wanted: (setting: Setting) => boolean): Setting {
  const setting = settings.find(wanted);
  if (setting === undefined) throw new Error('There is no such setting.');
  return setting;
}

const number = of(({ type }) => type === 'integer');
const list = of(({ type }) => type === 'array');
const url = of(({ format }) => format === 'uri');
const text = of(({ type, format }) => type === 'string' && format === undefined);
const secret = of(({ writeOnly }) => writeOnly);

describe('numbers', () => {
  test('stand at either limit, next to it, and in every quarter between', () => {
    const { minimum = 0, maximum = 0 } = number;
    const good = goodValues(number).map(Number);
    expect(good).toEqual(expect.arrayContaining([minimum, minimum + 1, maximum - 1, maximum]));
    const quarters = good.map((value) =>
      Math.floor((4 * (value - minimum)) / (maximum - minimum + 1)),
    );
    expect(new Set(quarters.slice(2, -2))).toEqual(new Set([0, 1, 2, 3]));
  });

  test('follow other limits, and have some of their own where there are none', () => {
    const { minimum: _, maximum: __, ...free } = number;
    const between = goodValues({ ...number, minimum: 40, maximum: 50 }).map(Number);
    expect([Math.min(...between), Math.max(...between)]).toEqual([40, 50]);
    expect(goodValues(free)).toEqual(expect.arrayContaining([0, 100]));
  });
});

describe('lists', () => {
  const known = list.items?.enum ?? [];

  function lists(setting: Setting): string[][] {
    return goodValues(setting) as string[][];
  }

  test('share nothing with the one before, so that one that is merged into it shows', () => {
    const short = lists(list).slice(0, 3);
    expect(new Set(short.flat()).size).toBe(short.flat().length);
  });

  test('are short, but for one that holds everything, and two of one length follow each other', () => {
    const long = lists(list).filter(({ length }) => length > known.length / 4);
    expect(long).toEqual([known]);
    const lengths = lists(list).map(({ length }) => length);
    expect(lengths.some((length, place) => length === lengths[place + 1])).toBe(true);
  });

  test('hold an entry from every third', () => {
    const third = Math.ceil(known.length / 3);
    const begins = lists(list)
      .slice(0, 4)
      .map(([first = '']) => known.indexOf(first));
    expect(new Set(begins.map((begin) => Math.floor(begin / third)))).toEqual(new Set([0, 1, 2]));
  });

  test('are as short as they may be', () => {
    const shortest = (setting: Setting): number =>
      Math.min(...lists(setting).map(({ length }) => length));
    const { minItems: _, ...free } = list;
    expect(shortest(free)).toBe(1);
    expect(shortest({ ...list, minItems: 3 })).toBe(3);
  });
});

describe('texts', () => {
  test('look like nothing, like a number, like code, and like words', () => {
    const good = goodValues(text).map(String);
    expect(good).toEqual(expect.arrayContaining(['0', 'false', 'null']));
    const tricky = good.find((value) => value.includes('&')) ?? '';
    for (const part of ['"', "'", '<', '&lt;', '\\', '%20', '$&', '{', '名', 'ö', '+'])
      expect(tricky).toContain(part);
    expect(good.filter((value) => /^[A-Z][a-z]+ [a-z]+$/.test(value)).length).toBeGreaterThan(0);
    expect(good.filter((value) => /^É/.test(value)).length).toBeGreaterThan(0);
  });

  test('are as long as they may be in letters of one byte, less one, and in wider ones', () => {
    for (const longest of [text.maxLength ?? 0, 40]) {
      const good = goodValues({ ...text, maxLength: longest }).map(String);
      const sizes = good.map((value) => [value.length, new TextEncoder().encode(value).length]);
      expect(sizes).toContainEqual([longest, 2 * longest]);
      expect(sizes).toContainEqual([longest - 1, longest - 1]);
    }
  });

  test('are not endless where there is no limit', () => {
    const { maxLength: _, ...free } = text;
    for (const setting of [free, { ...free, format: 'uri' }, { ...free, writeOnly: true }])
      for (const value of goodValues(setting)) {
        expect(String(value).length).toBeGreaterThan(0);
        expect(String(value).length).toBeLessThanOrEqual(200);
      }
  });
});

describe('URLs', () => {
  test('have all that a reader may lose: capitals, a query, a port, a fragment, what is escaped', () => {
    const good = goodValues(url).map(String);
    for (const part of [
      /\/[A-Z]/,
      /\?\w+=\w+&/,
      /:\d+\//,
      /#\w+$/,
      /%2F/,
      /%20/,
      /~/,
      /\/\/\?/,
      /\/$/,
      /\.json$/,
    ])
      expect(
        good.some((each) => part.test(each.slice('https://'.length))),
        String(part),
      ).toBe(true);
  });

  test('are as long as they may be', () => {
    const longest = (setting: Setting): number =>
      Math.max(...goodValues(setting).map((value) => String(value).length));
    expect(longest({ ...url, maxLength: 120 })).toBe(120);
  });
});

describe('secrets', () => {
  test('share no stretch of eight characters with each other, good or bad, nor repeat one', () => {
    const bad = nearMisses(secret).filter(({ keyword }) => keyword === 'maxLength');
    const all = [...goodValues(secret), ...bad.map(({ value }) => value)].map(String);
    const stretches = all.flatMap((each) =>
      Array.from({ length: each.length - 7 }, (_, place) => each.slice(place, place + 8)),
    );
    expect(new Set(stretches).size).toBe(stretches.length);
  });

  test('are bare, or marked as such, with other characters in between', () => {
    const good = goodValues(secret).map(String);
    for (const form of [
      /^[0-9a-f]{12}$/,
      /^whk-[0-9a-f]{40}$/,
      /^whk\/[0-9a-f]{20}\+[0-9a-f]{12}$/,
    ])
      expect(good.some((each) => form.test(each))).toBe(true);
  });
});
