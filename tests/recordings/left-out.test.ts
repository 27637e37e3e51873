import { describe, expect, test } from 'vitest';
import { isRecoded } from '../../src/recording/recoded.ts';
import { createVeil } from '../../src/recording/veil.ts';
import { ids, server } from '../prove/server.ts';
import { bad } from '../values.ts';
import type { ForeignEntry } from './foreign-har.ts';
import { judgeEntries, recordForeign } from './foreign-har.ts';
import { broken } from './results.ts';

const recorded = await recordForeign(server());
const accepted = recorded.filter(
  ({ request, response }) =>
    response.status === 200 &&
    request.url.endsWith(ids.webhookId) &&
    request.postData?.text.startsWith('{"') === true,
);

/** A copy of the n-th update that was accepted, changed. */
function updateAt(n: number, change: (entry: ForeignEntry) => void = () => {}): ForeignEntry {
  const entry = structuredClone(accepted[n]);
  if (entry === undefined) throw new Error('There are fewer updates.');
  change(entry);
  return entry;
}

/** An update of the timeout, and an answer that shows a name, sent a while after the one before. */
function update(n: number, shows: object, sends: object = { timeout: 45 }): ForeignEntry {
  return updateAt(0, (entry) => {
    entry.startedDateTime = new Date(1_700_000_000_000 + n * 5_000).toISOString();
    const text = JSON.stringify(sends);
    entry.request.postData = { mimeType: 'application/json', text };
    entry.request.bodySize = text.length;
    entry.request.headers = entry.request.headers.filter(({ name }) => !/length/i.test(name));
    const body = JSON.parse(entry.response.content.text ?? '{}');
    const at = new Date(1_800_000_000_000 + n * 5_000).toISOString();
    Object.assign(body.data, { timeout: 45, updated_at: at, ...shows });
    show(entry, body);
  });
}

function show(entry: ForeignEntry, body: unknown): void {
  const { content } = entry.response;
  content.text = JSON.stringify(body);
  content.size = Buffer.byteLength(content.text);
  entry.response.headers = entry.response.headers.filter(({ name }) => !/length/i.test(name));
}

/** The same as a GET. */
function asRead(entry: ForeignEntry): ForeignEntry {
  const { postData: _, ...request } = entry.request;
  return { ...entry, request: { ...request, method: 'GET', bodySize: 0 } };
}

function lost(more: object, headers: ForeignEntry['response']['headers'] = []): ForeignEntry {
  const entry = update(1, {});
  delete entry.response.content.text;
  entry.response.content.size = 0;
  Object.assign(entry.response, more);
  entry.response.headers.push(...headers);
  return entry;
}

describe('a body that is not in the file', () => {
  test.each([
    ['by its size', lost({ bodySize: 412 })],
    ['by its length', lost({}, [{ name: 'content-length', value: '412' }])],
    ['by what was transferred', lost({ headersSize: 200, _transferSize: 700 })],
    ['in pieces', lost({}, [{ name: 'Transfer-Encoding', value: 'chunked' }])],
    ['packed', lost({}, [{ name: 'Content-Encoding', value: 'gzip' }])],
  ])('is unknown where it came %s', async (_, entry) => {
    expect(broken(await judgeEntries([update(0, {}), entry]))).toEqual([]);
  });

  test('is empty where its length says so', async () => {
    const entry = lost({}, [{ name: 'Content-Length', value: '0' }]);
    expect(broken(await judgeEntries([update(0, {}), entry]))).not.toEqual([]);
  });
});

describe('a text that its recorder changed', () => {
  const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
  const windows = (text: string): string =>
    new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));

  test.each([
    [latin1('Café'), true],
    [windows('„Größe“ 5 €'), true],
    [windows('日本語'), true],
    ['Caf\uFFFD', true],
    ['Café', false],
    ['Ä', false],
    ['日本語 Ã©', false],
    ['plain', false],
  ])('%j: %s', (text, expected) => {
    expect(isRecoded(text)).toBe(expected);
  });

  test.each([
    ['sent', update(1, { name: 'Café' }, { name: latin1('Café') })],
    ['answered', update(1, { name: latin1('Café') }, { name: 'Café' })],
  ])('is not judged as %s', async (_, entry) => {
    expect(broken(await judgeEntries([update(0, {}), entry]))).toEqual([]);
  });

  test('is judged where its length proves that it came so', async () => {
    const entry = update(1, { name: latin1('Café') }, { name: 'Café' });
    const value = String(entry.response.content.size);
    entry.response.headers.push({ name: 'Content-Length', value });
    expect(broken(await judgeEntries([update(0, {}), entry]))).not.toEqual([]);
  });
});

describe('times', () => {
  const wrong = [
    update(0, {}),
    update(1, { timeout: bad('timeout') }, { timeout: bad('timeout') }),
  ];
  test.each([
    ['without a zone', (text: string) => text.replace('Z', '')],
    ['as numbers', (text: string) => Date.parse(text)],
    ['left out', () => undefined],
  ])('%s: the order of the file, which is said', async (_, change) => {
    const entries = wrong.map((entry) => ({
      ...structuredClone(entry),
      startedDateTime: change(entry.startedDateTime) as string,
    }));
    const result = await judgeEntries(entries);
    expect(broken(result)).toEqual([expect.stringContaining('validation/upper-bound')]);
    expect(result.notes?.join()).toContain('2 entries without a time of sending');
  });
});

describe('a read of the same webhook', () => {
  const other = { name: 'Renamed by a colleague' };
  test('shows what somebody else changed', async () => {
    const entries = [update(0, {}), asRead(update(1, other)), update(2, other)];
    expect(broken(await judgeEntries(entries))).toEqual([]);
  });

  test('may come first', async () => {
    const entries = [asRead(update(0, other)), update(1, {}), update(2, other)];
    expect(broken(await judgeEntries(entries))).toEqual([]);
  });

  test.each([
    ['without it', [update(0, {}), update(2, other)]],
    ['where it shows nothing new', [update(0, {}), asRead(update(1, {})), update(2, other)]],
    [
      'where the next answer shows something else again',
      [update(0, {}), asRead(update(1, other)), update(2, { name: 'Nobody said so' })],
    ],
  ])('does not excuse a change %s', async (_, entries) => {
    expect(broken(await judgeEntries(entries))).toEqual([
      expect.stringContaining('partial-update/absent-unchanged name'),
    ]);
  });
});

test.each(['http://server.test:80', 'HTTP://SERVER.TEST'])(
  '%s is the same origin, whose state goes on',
  async (origin) => {
    const later = update(1, { name: 'Lost' });
    later.request.url = later.request.url.replace('http://server.test', origin);
    expect(broken(await judgeEntries([update(0, {}), later]))).toEqual([
      expect.stringContaining('partial-update/absent-unchanged name'),
    ]);
  },
);

describe('what stands in the place of a token', () => {
  test.each([
    '[Authorization redacted]',
    'Bearer [REDACTED]',
    'Bearer ***',
    'Bearer xxxxxxxx',
    'Bearer <token>',
    'Bearer {{token}}',
    'Bearer $TOKEN',
    'Bearer YOUR_TOKEN',
    'Bearer your-api-key',
    'Bearer null',
    'Bearer FILTERED',
    'REDACTED',
    'Bearer',
    '***',
    '--',
  ])('%s says nothing of it', (value) => {
    expect(createVeil().authorization(value)).toMatch(/^(Bearer )?‹token 0›$/);
  });

  test('a token is one', () => {
    expect(createVeil().authorization('Bearer talq_Field9Kq2Zr7Lw4Xn6Tb3Vh8Ms5')).toBe(
      'Bearer ‹token 1›',
    );
  });
});
