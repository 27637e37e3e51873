import { expect, test, vi } from 'vitest';
import { operation } from '../../generated/contract.ts';
import type { WebhookPatch } from '../../src/client/index.ts';
import { createClient } from '../../src/client/index.ts';
import { answering, clientOf, errorOf, IDS, jsonAnswer, twinClient } from './setup.ts';

test('the request is the documented one', async () => {
  const { client, twin, sent } = twinClient();
  await client.updateWebhook(twin.ids, { name: 'Ünïcode "quoted"', enabled: false });
  expect(sent).toHaveLength(1);
  const { agentId, webhookId, token } = twin.ids;
  expect(sent[0]).toMatchObject({
    method: 'PUT',
    url: `${operation.server}/api/v1/agents/${agentId}/webhooks/${webhookId}`,
    redirect: 'manual',
    text: '{"name":"Ünïcode \\"quoted\\"","enabled":false}',
  });
  expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${token}`);
  expect(sent[0]?.headers.get('accept')).toBe('application/json');
  expect(sent[0]?.headers.get('content-type')).toBe('application/json');
});

test('the result goes only by what the server stores', async () => {
  const { client, twin } = twinClient();
  const before = await client.updateWebhook(twin.ids, {});
  const after = await client.updateWebhook(twin.ids, { name: 'New', timeout: undefined });
  if (before.status !== 200 || after.status !== 200) throw new Error('not updated');
  const { updated_at: _, ...rest } = after.data;
  expect(before.data).toMatchObject({ ...rest, name: 'Call log for the CRM' });
});

test('an undefined member is absent, and falsy ones are not', async () => {
  const { fetch, sent } = answering(jsonAnswer(404, {}));
  const patch: WebhookPatch = { name: undefined, timeout: undefined, enabled: false };
  await clientOf(fetch).updateWebhook(IDS, { ...patch, max_retries: 0 });
  await clientOf(fetch).updateWebhook(IDS, { name: undefined });
  expect(sent.map(({ text }) => text)).toEqual(['{"enabled":false,"max_retries":0}', '{}']);
});

test.each([
  ['NaN', { timeout: Number.NaN }, '/timeout'],
  ['infinity', { max_retries: Number.POSITIVE_INFINITY }, '/max_retries'],
  ['undefined in a list', { events: [undefined] }, '/events'],
  ['a hole in a list', { events: new Array(1) }, '/events'],
  ['a bigint', { timeout: 45n }, ''],
  ['null for a patch', null, ''],
  ['a list for a patch', [], ''],
  ['a text for a patch', '{}', ''],
])('%s is not sent', async (_, patch, pointer) => {
  const { fetch, sent } = answering(jsonAnswer(404, {}));
  const error = await errorOf(clientOf(fetch).updateWebhook(IDS, patch as WebhookPatch));
  expect(error).toMatchObject({ kind: 'request', pointer });
  expect(sent).toEqual([]);
});

test('ids are escaped, and those that would lead elsewhere are refused', async () => {
  const { fetch, sent } = answering(jsonAnswer(404, {}));
  const client = clientOf(fetch, { baseUrl: 'https://proxy.example/talkover//' });
  await client.updateWebhook({ agentId: 'a/b?c#d', webhookId: '..%2f' }, {});
  expect(sent[0]?.url).toBe(
    'https://proxy.example/talkover/api/v1/agents/a%2Fb%3Fc%23d/webhooks/..%252f',
  );
  for (const id of ['', '.', '..', undefined, 7]) {
    const error = await errorOf(client.updateWebhook({ ...IDS, webhookId: id as string }, {}));
    expect(error).toMatchObject({ kind: 'request' });
  }
  expect(sent).toHaveLength(1);
});

test('the patch is taken when the call is made', async () => {
  const patch = { timeout: 45 };
  const { fetch, sent } = answering(
    () => {
      patch.timeout = 46;
      return Response.json({}, { status: 429 });
    },
    jsonAnswer(404, {}),
  );
  await clientOf(fetch, { retries: 1 }).updateWebhook(IDS, patch);
  expect(sent.map(({ text }) => text)).toEqual(['{"timeout":45}', '{"timeout":45}']);
});

test('without a fetch option the global one is used, whichever is there at the time', async () => {
  const client = createClient({ token: 'talq_test' });
  const { fetch, sent } = answering(jsonAnswer(404, {}));
  vi.stubGlobal('fetch', fetch);
  await client.updateWebhook(IDS, {}).finally(() => vi.unstubAllGlobals());
  expect(sent).toHaveLength(1);
});
