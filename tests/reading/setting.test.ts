import { describe, expect, test } from 'vitest';
import type { SettingName } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import { mayBeRefused, readSetting } from '../../src/reading/setting.ts';
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

test.each([
  ['name', null],
  ['name', ''],
  ['name', '   '],
  ['name', ' '.repeat(300)],
  ['name', 'a\nb'],
  ['name', ` ${'A'.repeat(longest)}`],
  ['name', 'e\u0301'.repeat(longest - 1)],
  ['webhook_url', 'ftp://example.com/in'],
  ['webhook_url', 'https://'],
  ['events', ['event_action', 'event_action']],
] as [SettingName, Json][])(
  '%s %j may be refused, or be stored as nobody knows what',
  (name, value) => {
    const reading = readValue(name, value);
    expect(reading.verdict).toBe('open');
    expect(reading).not.toHaveProperty('readings');
    expect(mayBeRefused(reading)).toBe(true);
  },
);

test('a value of a neighbouring type is stored as what it says, if at all', () => {
  expect(readValue('timeout', '45')).toMatchObject({ verdict: 'open', readings: ['45', 45] });
});

test('an ordinary value may not be refused, and a bad one has to be', () => {
  for (const value of ['A', 'x'.repeat(256)])
    expect(mayBeRefused(readValue('name', value))).toBe(false);
  expect(mayBeRefused(readValue('name', ' A '))).toBe(true);
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
