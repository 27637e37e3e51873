import { describe, expect, test } from 'vitest';
import type { SettingName } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import { readSetting } from '../../src/reading/setting.ts';
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

const longest = settings.find(({ name }) => name === 'name')?.maxLength ?? 0;

test('blanks alone may be refused, or stored as nobody knows what', () => {
  expect(readValue('name', '   ')).toMatchObject({ verdict: 'open' });
});

test('blanks do not turn what is no URL into one that some take', () => {
  for (const text of ['hooks', ' hooks ', '/in', ' /in '])
    expect(readValue('webhook_url', text)).toMatchObject({ verdict: 'refused' });
});

test.each([
  ['   ', 'surrounding-blanks'],
  [' A ', 'surrounding-blanks'],
  [` ${'A'.repeat(longest)} `, 'surrounding-blanks'],
  ['e\u0301', 'unusual-text'],
  ['e\u0301'.repeat(longest - 1), 'unusual-text'],
])('the text %j asks its question', (text, question) => {
  const name = settings.find((setting) => setting.name === 'name');
  if (name === undefined) throw new Error('There is no name.');
  expect(readSetting(name, text)).toMatchObject({ question });
});
