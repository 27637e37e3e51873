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
  ['webhook_url', 'ftp://example.com/in'],
  ['webhook_url', 'https://'],
] as [SettingName, Json][])(
  '%s %j may be refused, or be stored as nobody knows what',
  (name, value) => {
    const reading = readValue(name, value);
    expect(reading.verdict).toBe('open');
    expect(reading).not.toHaveProperty('readings');
    expect(mayBeRefused(reading)).toBe(true);
  },
);

test('a text, or a list, that is stored in one of several forms may be refused', () => {
  const list = ['event_action', 'event_action', 'event_recording'];
  for (const [name, value, values] of [
    ['events', list, [list, ['event_action', 'event_recording']]],
    ['name', 'wave \u{1f44b} ', ['wave \u{1f44b} ', 'wave \u{1f44b}']],
    ['name', 'e\u0301', ['e\u0301', '\u00e9']],
  ] as [SettingName, Json, Json[]][]) {
    const reading = readValue(name, value);
    expect(reading).toMatchObject({ verdict: 'taken', values });
    expect(mayBeRefused(reading)).toBe(true);
  }
});

test('a text that is too long unless it is trimmed or composed is stored so, or as it is', () => {
  const letters = 'A'.repeat(longest);
  expect(readValue('name', ` ${letters}`)).toMatchObject({
    verdict: 'open',
    question: 'surrounding-blanks',
    readings: [` ${letters}`, letters],
  });
  expect(readValue('name', 'e\u0301'.repeat(longest))).toMatchObject({
    verdict: 'open',
    question: 'unusual-text',
    readings: ['e\u0301'.repeat(longest), '\u00e9'.repeat(longest)],
  });
});

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
