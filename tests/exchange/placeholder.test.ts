import { describe, expect, test } from 'vitest';
import { header, headerValues, mediaType } from '../../src/exchange/exchange.ts';
import { readPath, webhookUrl } from '../../src/exchange/path.ts';
import {
  isUnusual,
  partPlaceholder,
  secretPlaceholder,
  showsSecret,
  showsToken,
  standIn,
  tokenPlaceholder,
} from '../../src/exchange/placeholder.ts';

describe('the placeholder of a secret', () => {
  test.each([
    ['plain', 'abcdefghijkl', 12, 12],
    ['with wide letters', 'éééabc', 6, 9],
    ['at the limit', 'é'.repeat(255), 255, 510],
    ['beyond it', 's'.repeat(256), 256, 256],
  ])('%s keeps its length and its size', (_, value, characters, bytes) => {
    const placeholder = secretPlaceholder(3, value);
    expect(placeholder).toBe(`‹secret 3: string, ${characters} characters, ${bytes} bytes›`);
    const stand = standIn(placeholder) ?? '';
    expect([...stand]).toHaveLength(characters);
    expect(new TextEncoder().encode(stand)).toHaveLength(bytes);
    expect(isUnusual(stand)).toBe(false);
    expect(stand.trim()).toBe(stand);
  });

  test('tells that a secret is unusual, and nothing else of it', () => {
    for (const value of ['emoji \u{1f511} key', 'line\nbreak', 'e\u0301 apart']) {
      const placeholder = secretPlaceholder(1, value);
      expect(placeholder).toContain('unusual');
      expect(isUnusual(standIn(placeholder) ?? '')).toBe(true);
    }
  });

  test('stands for a text only as a whole', () => {
    const placeholder = secretPlaceholder(1, 'abcdefghijkl');
    for (const text of [`x${placeholder}`, `${placeholder} `, partPlaceholder(1), 'abc', ''])
      expect(standIn(text)).toBeUndefined();
  });

  test('is seen in a text, whole or in part', () => {
    expect(showsSecret(`<${secretPlaceholder(12, 'abcdefghijkl')}>`)).toBe(true);
    expect(showsSecret(partPlaceholder(2))).toBe(true);
    for (const text of ['‹token›', '‹secret›', 'secret 1: part', '‹X-Api-Key›'])
      expect(showsSecret(text)).toBe(false);
  });
});

describe('the placeholder of a token', () => {
  test.each([
    'valid',
    'cut',
    'cut in front',
    'extended',
    'other end',
    'other beginning',
    'letter case',
  ] as const)('%s is seen', (kind) => {
    expect(showsToken(`Bearer ${tokenPlaceholder(kind)}`)).toBe(true);
    expect(showsSecret(tokenPlaceholder(kind))).toBe(false);
  });

  test('of another recording is seen as well', () => {
    expect(showsToken('Bearer ‹token 2›')).toBe(true);
    expect(showsToken('token')).toBe(false);
  });
});

test.each([
  ['Order desk', false],
  ['Größe 名前', false],
  ['', false],
  ['a\tb', true],
  ['\u{1f44b}', true],
  ['\ud800', true],
  ['e\u0301', true],
  ['\ufeffa', true],
  ['\u0085', true],
])('%j is unusual: %j', (text, unusual) => {
  expect(isUnusual(text)).toBe(unusual);
});

describe('headers', () => {
  const headers = [
    ['Content-Type', ' Application/JSON ; charset=utf-8'],
    ['X-A', '1'],
    ['x-a', '2'],
  ] as const;

  test('have names in any letter case, and may be repeated', () => {
    expect(headerValues(headers, 'X-a')).toEqual(['1', '2']);
    expect(header(headers, 'x-A')).toBe('1');
    expect(header(headers, 'x-b')).toBeUndefined();
  });

  test('tell the media type without its parameters', () => {
    expect(mediaType(headers)).toBe('application/json');
    expect(mediaType([])).toBeUndefined();
  });
});

describe('the URL of a webhook', () => {
  const ids = { agentId: 'a b', webhookId: 'c/d' };

  test.each(['https://x.example.com', 'https://x.example.com/', 'https://x.example.com/base//'])(
    'under %s is read back',
    (base) => {
      const url = webhookUrl(base, ids);
      expect(url).toContain('/api/v1/agents/a%20b/webhooks/c%2Fd');
      expect(url).not.toContain('//api');
      expect(readPath({ method: 'PUT', url })).toEqual(ids);
    },
  );
});
