import { describe, expect, test } from 'vitest';
import type { SettingName } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';

function bad(name: SettingName, keyword: string): Json[] {
  return settings
    .filter((setting) => setting.name === name)
    .flatMap((setting) => nearMisses(setting))
    .flatMap((miss) => (miss.keyword === keyword ? [miss.value] : []));
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'whole number' : 'fraction';
  return typeof value;
}

describe('values of a wrong type', () => {
  test.each<[SettingName, string[]]>([
    ['name', ['list', 'object']],
    // Any text takes a number or a boolean for its digits or its letters, a URL does not.
    ['webhook_url', ['list', 'object', 'whole number']],
    ['webhook_secret', ['list', 'object']],
    ['events', ['string', 'list', 'boolean', 'list', 'list', 'list', 'whole number']],
    ['timeout', ['fraction', 'string', 'string', 'list', 'object', 'string', 'boolean', 'string']],
    // True may be taken for 1, which is a good number of retries.
    ['max_retries', ['fraction', 'string', 'string', 'list', 'object', 'string', 'string']],
    ['enabled', ['string', 'whole number', 'list', 'string', 'object', 'whole number']],
  ])('of %s are of every kind that no server takes', (name, kinds) => {
    expect(bad(name, 'type').map(kindOf)).toEqual(kinds);
  });

  test('of a boolean are numbers on either side of those that stand for one', () => {
    const numbers = bad('enabled', 'type').filter((value) => typeof value === 'number');
    expect(Math.min(...numbers)).toBeLessThan(0);
    expect(Math.max(...numbers)).toBeGreaterThan(1);
    expect(bad('enabled', 'type')).toContainEqual([true, false]);
  });

  test('of a text hold texts that are not empty', () => {
    for (const name of ['name', 'webhook_url'] as const)
      for (const value of bad(name, 'type')) {
        const held = typeof value === 'object' && value !== null ? Object.values(value) : ['x'];
        expect(held.length).toBeGreaterThan(0);
        for (const text of held) expect(text).toMatch(/./);
      }
  });
});

describe('a number of a wrong type', () => {
  const numbers = settings.filter(({ type }) => type === 'integer');

  test('is within its limits otherwise, so that it cannot be refused for them', () => {
    for (const { name, minimum = 0, maximum = 0 } of numbers) {
      const held = bad(name, 'type').flatMap((value): number[] => {
        if (typeof value === 'number') return [value];
        if (Array.isArray(value)) return value.map(Number);
        return typeof value === 'string' && /^\d/.test(value) ? [Number.parseFloat(value)] : [];
      });
      const within = held.filter((number) => number >= minimum && number <= maximum);
      // One is beyond its limit and a text at once.
      expect(held.filter((number) => !within.includes(number))).toEqual([maximum + 1]);
      expect(within.length).toBeGreaterThanOrEqual(5);
    }
  });

  test('is a fraction, in digits or as a text, or has letters behind it', () => {
    for (const { name } of numbers) {
      const texts = bad(name, 'type').filter((value) => typeof value === 'string');
      expect(texts.some((text) => /^\d+\.5$/.test(text))).toBe(true);
      expect(texts.some((text) => /^\d+[a-z]+$/.test(text))).toBe(true);
      expect(texts.some((text) => /^[a-z]+$/.test(text))).toBe(true);
    }
  });

  test('beyond its limit is also one of which 8, 16 and 32 bits hold a good number', () => {
    for (const { name, minimum = 0, maximum = 0 } of numbers) {
      const [, far] = bad(name, 'maximum').map(Number);
      for (const bits of [8, 16, 32]) {
        expect(Number(far) % 2 ** bits).toBeGreaterThanOrEqual(minimum);
        expect(Number(far) % 2 ** bits).toBeLessThanOrEqual(maximum);
      }
    }
  });

  test('below its limit is also zero, which often stands for none', () => {
    expect(bad('timeout', 'minimum')).toEqual([4, 0]);
    expect(bad('max_retries', 'minimum')).toEqual([-1]);
  });
});

test('a list has an entry that stands for every one elsewhere, or what loose comparisons take for any', () => {
  const known = settings.flatMap(({ items }) => items?.enum.slice(0, 1) ?? []);
  expect(bad('events', 'enum')).toContainEqual(['*', ...known]);
  expect(bad('events', 'type')).toContainEqual([...known, true]);
  expect(bad('events', 'type')).toContain(true);
});

test('a URL lacks a scheme, or has a blank in its host, or is no URL at all', () => {
  const wrong = bad('webhook_url', 'format').map(String);
  expect(wrong).toHaveLength(6);
  for (const form of [
    /^[a-z.]+\.com\/\w+$/,
    /^\/\/[a-z.]+\.com\/\w+$/,
    /^https:\/\/\w+ [\w.]+\//,
    /^\/\w+$/,
    /^\w+ \w+/,
    /^\w{200,400}$/,
  ])
    expect(wrong.some((url) => form.test(url))).toBe(true);
});
