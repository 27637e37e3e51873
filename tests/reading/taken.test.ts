import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { edges } from '../../src/reading/edges.ts';
import { interpretations } from '../../src/reading/interpretations.ts';
import { brokenKeywords, isOneOf } from '../../src/reading/setting.ts';
import { limit } from '../values.ts';
import { readValue } from './values.ts';

/** How many characters a name may have. That many bytes are an edge too. */
const LONGEST = limit('name').length;
const LONGEST_SECRET = limit('webhook_secret').length;

const by = (wanted: string): (typeof settings)[number] => {
  const found = settings.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`There is no setting ${wanted}.`);
  return found;
};

describe('what is taken', () => {
  test('is stored as it was sent', () => {
    expect(readValue('name', '0')).toEqual({ verdict: 'taken', values: ['0'] });
    expect(readValue('timeout', 45)).toEqual({ verdict: 'taken', values: [45] });
    expect(readValue('enabled', false)).toEqual({ verdict: 'taken', values: [false] });
  });

  test('is stored with its blanks or without', () => {
    expect(readValue('name', ' a b ')).toEqual({
      verdict: 'taken',
      values: [' a b ', 'a b'],
      question: 'surrounding-blanks',
    });
  });

  test('is shown as the placeholder that stands for it', () => {
    const placeholder = '‹secret 1: string, 20 characters, 20 bytes›';
    expect(readValue('webhook_secret', placeholder)).toEqual({
      verdict: 'taken',
      values: [placeholder],
    });
  });

  test('is found among values, the order of a list aside', () => {
    const events = by('events');
    expect(isOneOf(events, ['b', 'a'], [['a', 'b']])).toBe(true);
    expect(isOneOf(events, ['b', 'b'], [['a', 'b']])).toBe(false);
    expect(isOneOf(by('name'), 'a', ['b', 'a'])).toBe(true);
    expect(isOneOf(by('name'), undefined, ['b', 'a'])).toBe(false);
  });
});

describe('a lenient server takes a value for another that says the same', () => {
  test.each([
    ['name', 5, ['5']],
    ['name', true, ['true', '1']],
    ['name', false, ['false', '0']],
    ['name', ' a ', ['a']],
    ['name', 'a', []],
    ['name', 'é', []],
    ['name', 'e\u0301', ['é']],
    ['name', '\u1112\u1161', ['\ud558']],
    ['name', ' é ', ['é']],
    ['name', ' e\u0301 ', ['e\u0301', ' é ', 'é']],
    ['name', null, []],
    ['name', ['a'], ['a']],
    ['name', ['a', 'b'], []],
    ['name', [], []],
    ['timeout', '45', [45]],
    ['timeout', ' 45.00 ', [45]],
    ['timeout', '-3', [-3]],
    ['timeout', true, [1]],
    ['timeout', false, [0]],
    ['timeout', '45abc', []],
    ['timeout', '4e1', []],
    ['timeout', '', []],
    ['timeout', 5.5, []],
    ['timeout', null, []],
    ['enabled', 1, [true]],
    ['enabled', '0', [false]],
    ['enabled', 'Yes', [true]],
    ['enabled', 'off', [false]],
    ['enabled', 2, []],
    ['enabled', null, []],
    ['enabled', { toString: 1 }, []],
    ['enabled', 'yes please', []],
    ['enabled', [1], [1, true]],
    ['enabled', [[0]], [[0], 0, false]],
    ['events', [['a'], 'b'], [['a', 'b']]],
    ['events', 'a, b', [['a', 'b']]],
    ['events', { x: 'a' }, [['a']]],
    ['events', [' a '], [['a']]],
    ['events', 5, []],
  ])('%s %j: %j', (name, value, others) => {
    expect(interpretations(by(name), value)).toEqual(others);
  });
});

describe('a word stands for a boolean', () => {
  test.each([
    [true, ['1', 'true', 'on', 'yes', 'y', 't']],
    [false, ['0', 'false', 'off', 'no', 'n', 'f']],
  ])('%s', (value, words) => {
    for (const word of words)
      for (const text of [word, word.toUpperCase(), ` ${word} `])
        expect(interpretations(by('enabled'), text)).toEqual([value]);
  });

  test('and no other does', () => {
    for (const text of ['', 'x', 'yes no', 'tr', 'null', '-1', '1.5'])
      expect(interpretations(by('enabled'), text)).toEqual([]);
  });
});

describe('a valid value stands at the edge of', () => {
  test.each([
    ['timeout', limit('timeout'), ['maximum']],
    ['timeout', limit('timeout', 'low'), ['minimum']],
    ['timeout', limit('timeout', 'low') + 1, []],
    ['max_retries', limit('max_retries', 'low'), ['minimum']],
    ['enabled', true, []],
    ['name', 'x'.repeat(LONGEST), ['maxLength']],
    ['name', 'é'.repeat(Math.ceil(LONGEST / 2)), ['maxLength']],
    ['name', '名'.repeat(Math.ceil(LONGEST / 3)), ['maxLength']],
    ['name', `x${'é'.repeat(Math.floor(LONGEST / 2))}`, ['maxLength']],
    ['name', 'é'.repeat(Math.floor((LONGEST - 1) / 2)), []],
    ['name', 'x'.repeat(LONGEST - 1), []],
    [
      'webhook_secret',
      `‹secret 1: string, ${LONGEST_SECRET} characters, ${LONGEST_SECRET} bytes›`,
      ['maxLength'],
    ],
    ['webhook_secret', '‹secret 1: string, 20 characters, 20 bytes›', []],
    ['webhook_url', 'https://hooks.example.com/in', ['format']],
    ['events', ['event_action'], ['minItems']],
    ['events', ['event_action', 'event_recording'], ['enum']],
  ])('%s %j: %j', (name, value, keywords) => {
    expect(edges(by(name), value)).toEqual(keywords);
  });
});

test('a wrong type stands for every keyword that it breaks as well', () => {
  expect(brokenKeywords(by('webhook_url'), 5)).toEqual(['type']);
  expect(brokenKeywords(by('events'), ['event_call_report', 7])).toEqual(['type']);
  expect([...brokenKeywords(by('webhook_url'), 'x'.repeat(501))].sort()).toEqual([
    'format',
    'maxLength',
  ]);
  expect(brokenKeywords(by('events'), ['none', 'neither'])).toEqual(['enum']);
  expect(brokenKeywords(by('timeout'), 45)).toEqual([]);
});
