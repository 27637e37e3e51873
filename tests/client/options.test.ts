import { expect, test } from 'vitest';
import type { ClientOptions } from '../../src/client/index.ts';
import { createClient } from '../../src/client/index.ts';
import { answering, clientOf, errorOf, IDS, jsonAnswer } from './setup.ts';

test.each([
  'http://app.talkover.ai',
  'http://10.0.0.7:8080',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://evil.example/127.0.0.1',
  'http://0.0.0.0',
  'http://[::ffff:10.0.0.1]',
])('the token is not sent to %s', async (baseUrl) => {
  expect((await errorOf(() => createClient({ token: 'talq_test', baseUrl }))).kind).toBe(
    'configuration',
  );
  const { fetch, sent } = answering(jsonAnswer(404, {}));
  await clientOf(fetch, { baseUrl, allowInsecure: true }).updateWebhook(IDS, {});
  expect(sent[0]?.url.startsWith('http://')).toBe(true);
});

test.each([
  'http://localhost:4010',
  'http://api.localhost',
  'http://127.0.0.1:4010',
  'http://127.1',
  'http://[::1]:4010',
  'https://app.talkover.ai',
  'https://10.0.0.7/talkover',
])('the token may be sent to %s', async (baseUrl) => {
  const { fetch, sent } = answering(jsonAnswer(404, {}));
  await clientOf(fetch, { baseUrl }).updateWebhook(IDS, {});
  expect(sent).toHaveLength(1);
});

test.each([
  '/relative',
  'app.talkover.ai',
  'ftp://localhost',
  'https://user:hunter2@app.talkover.ai',
  'https://app.talkover.ai/?key=hunter2',
  'https://app.talkover.ai/#hunter2',
])('%s is no base URL', async (baseUrl) => {
  const error = await errorOf(() => createClient({ token: 'talq_test', baseUrl }));
  expect(error.kind).toBe('configuration');
  expect(error.message).not.toContain('hunter2');
});

test.each(['', ' ', 'Bearer talq_test', 'talq_test\n', 'talq_tést', undefined, null, 7])(
  '%j is no token',
  async (token) => {
    const given = token as string;
    expect((await errorOf(() => createClient({ token: given }))).kind).toBe('token');
    const { fetch, sent } = answering(jsonAnswer(404, {}));
    const client = clientOf(fetch, { token: () => given, retries: 3 });
    expect((await errorOf(client.updateWebhook(IDS, {}))).kind).toBe('token');
    expect(sent).toEqual([]);
  },
);

const WRONG: readonly Partial<Record<keyof ClientOptions, unknown>>[] = [
  { timeout: 0 },
  { timeout: -1 },
  { timeout: Number.NaN },
  { timeout: Number.POSITIVE_INFINITY },
  { timeout: 2 ** 31 },
  { retries: -1 },
  { retries: 1.5 },
  { retries: Number.POSITIVE_INFINITY },
  { maxWait: -1 },
  { maxWait: Number.NaN },
];

test.each(WRONG)('%j is refused', async (options) => {
  const given = { token: 'talq_test', ...options } as ClientOptions;
  const error = await errorOf(() => createClient(given));
  expect(error.kind).toBe('configuration');
  expect(error.message).toContain(Object.keys(options)[0]);
});
