import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { operation } from '../../generated/contract.ts';
import { createClient } from '../../src/client/index.ts';
import { webhookUrl } from '../../src/exchange/path.ts';
import { twinHandlers } from '../../src/testing/msw.ts';
import { bad } from '../values.ts';

const twin = twinHandlers();
const { ids } = twin;
const elsewhere = twinHandlers({ baseUrl: 'https://gateway.example.com/talkover/', seed: 7 });
const server = setupServer(
  ...twin.handlers,
  ...elsewhere.handlers,
  http.get('https://example.com/own', () => Response.json({ own: true })),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => twin.reset());
afterAll(() => server.close());

const client = createClient({ baseUrl: operation.server, token: ids.token });

/** The webhook as the service shows it. */
async function read(): Promise<unknown> {
  const headers = { authorization: `Bearer ${ids.token}` };
  const response = await fetch(webhookUrl(operation.server, ids), { headers });
  return await response.json();
}

describe('the twin behind MSW', () => {
  test('keeps what one request stores for the next', async () => {
    expect(await client.updateWebhook(ids, { timeout: 45 })).toMatchObject({ status: 200 });
    expect(await client.updateWebhook(ids, { name: 'Night shift' })).toMatchObject({
      status: 200,
      data: { timeout: 45, name: 'Night shift' },
    });
    expect(await read()).toMatchObject({ data: { timeout: 45, name: 'Night shift' } });
  });

  test('is what it was at first after a reset, under the same ids', async () => {
    expect(await read()).toMatchObject({ data: { timeout: 20, name: 'Call log for the CRM' } });
  });

  test.each([
    ['an invalid value', ids, ids.token, { timeout: bad('timeout') }, 422],
    [
      'a webhook of another agent',
      { ...ids, webhookId: ids.otherAgentWebhookId },
      ids.token,
      {},
      404,
    ],
    ['a wrong token', ids, 'talq_wrong', {}, 401],
  ])('refuses %s', async (_, path, token, patch, status) => {
    const own = createClient({ baseUrl: operation.server, token });
    expect(await own.updateWebhook(path, patch)).toMatchObject({ status });
  });

  test('answers under a base URL that has a path, with ids of its own seed', async () => {
    const own = createClient({
      baseUrl: 'https://gateway.example.com/talkover',
      token: elsewhere.ids.token,
    });
    expect(elsewhere.ids.webhookId).not.toBe(ids.webhookId);
    expect(await own.updateWebhook(elsewhere.ids, { enabled: false })).toMatchObject({
      status: 200,
      data: { enabled: false, status: 'disabled' },
    });
  });

  test('under * whatever host is called', async () => {
    const anywhere = twinHandlers({ baseUrl: '*' });
    server.use(...anywhere.handlers);
    const own = createClient({ baseUrl: 'http://127.0.0.1:9', token: anywhere.ids.token });
    expect(await own.updateWebhook(anywhere.ids, {})).toMatchObject({ status: 200 });
    server.resetHandlers();
  });

  test('leaves other paths to others', async () => {
    expect(await (await fetch('https://example.com/own')).json()).toEqual({ own: true });
    await expect(fetch(`${operation.server}${operation.prefix}/agents`)).rejects.toThrow();
  });
});
