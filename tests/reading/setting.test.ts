import { describe, expect, test } from 'vitest';
import type { SettingName } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import { table } from './setting-values.ts';
import { inShort, readValue } from './values.ts';

describe.each(Object.entries(table) as [SettingName, [Json, string][]][])('%s', (name, rows) => {
  test.each(rows.map(([value, expected]) => ({ shown: shorten(value), value, expected })))(
    '$shown: $expected',
    ({ value, expected }) => {
      expect(inShort(readValue(name, value))).toBe(expected);
    },
  );
});

test('every setting has its values', () => {
  expect(Object.keys(table).sort()).toEqual(settings.map(({ name }) => name).sort());
});

function shorten(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text;
}
