import { expect, test } from 'vitest';
import type { ClientWarning, WebhookPatch } from '../../src/client/index.ts';
import { answering, clientOf, IDS, textAnswer, twinClient } from './setup.ts';

async function warningsFor(patch: WebhookPatch): Promise<ClientWarning[]> {
  const warnings: ClientWarning[] = [];
  const { client, twin } = twinClient({ onWarning: (warning) => warnings.push(warning) });
  await client.updateWebhook(twin.ids, patch);
  return warnings;
}

test.each(['http://example.com/webhook', 'HTTP://example.com/webhook', ' http://example.com'])(
  '%j is warned of',
  async (url) => {
    expect(await warningsFor({ webhook_url: url })).toEqual([
      {
        kind: 'plain-http-webhook-url',
        member: 'webhook_url',
        message: expect.stringContaining('HTTPS'),
      },
    ]);
  },
);

test.each<WebhookPatch>([
  { webhook_url: 'https://example.com/http:' },
  { webhook_url: undefined },
  { name: 'http://example.com' },
  {},
])('%j is not', async (patch) => {
  expect(await warningsFor(patch)).toEqual([]);
});

test('once for a call, however many attempts', async () => {
  const warnings: ClientWarning[] = [];
  const { fetch, sent } = answering(textAnswer(429, null));
  const client = clientOf(fetch, { retries: 3, onWarning: (warning) => warnings.push(warning) });
  await client.updateWebhook(IDS, { webhook_url: 'http://example.com' });
  expect(sent).toHaveLength(4);
  expect(warnings).toHaveLength(1);
});

test('who throws in the hook refuses the update', async () => {
  const refusal = new Error('HTTPS only, please');
  const { fetch, sent } = answering(textAnswer(429, null));
  const client = clientOf(fetch, {
    onWarning: () => {
      throw refusal;
    },
  });
  const call = client.updateWebhook(IDS, { webhook_url: 'http://example.com' });
  await expect(call).rejects.toBe(refusal);
  expect(sent).toEqual([]);
});

test('without a hook the update is made in silence', async () => {
  const { client, twin } = twinClient();
  const result = await client.updateWebhook(twin.ids, { webhook_url: 'http://example.com' });
  expect(result.status).toBe(200);
});
