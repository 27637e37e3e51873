import { setupServer } from 'msw/node';
import { createClient } from 'talkover-contract/client';
import { twinHandlers } from 'talkover-contract/msw';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const twin = twinHandlers({ baseUrl: 'https://api.example.com' });
const server = setupServer(...twin.handlers);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => twin.reset());
afterAll(() => server.close());

const client = createClient({ baseUrl: 'https://api.example.com', token: twin.ids.token });

test('what is stored is there', async () => {
  await client.updateWebhook(twin.ids, { timeout: 45 });
  const result = await client.updateWebhook(twin.ids, { name: 'Night shift' });
  expect(result).toMatchObject({ status: 200, data: { timeout: 45, name: 'Night shift' } });
});

test('and gone in the next test', async () => {
  const result = await client.updateWebhook(twin.ids, {});
  expect(result).toMatchObject({ status: 200, data: { timeout: 20 } });
});
