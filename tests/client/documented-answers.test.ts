import { describe, expect, test } from 'vitest';
import { answers, operation } from '../../generated/contract.ts';
import { createClient } from '../../src/client/index.ts';
import { bad } from '../values.ts';
import { answering, clientOf, IDS, jsonAnswer, textAnswer, twinClient } from './setup.ts';

describe.each([false, true])('the documented answers of the twin, validate: %s', (validate) => {
  test('an update', async () => {
    const { client, twin } = twinClient({ validate });
    const result = await client.updateWebhook(twin.ids, { timeout: 45, enabled: false });
    expect(result.status).toBe(200);
    if (result.status !== 200) return;
    expect(result.data).toMatchObject({
      id: twin.ids.webhookId,
      agent_id: twin.ids.agentId,
      timeout: 45,
      enabled: false,
      status: 'disabled',
    });
    expect(result.body).toEqual({
      success: true,
      message: 'Webhook updated successfully',
      data: result.data,
    });
    expect(twin.store.findWebhook(twin.ids.agentId, twin.ids.webhookId)?.timeout).toBe(45);
  });

  test('no token', async () => {
    const { twin } = twinClient();
    const client = createClient({
      token: 'talq_lost-on-the-way',
      validate,
      fetch: (request) => {
        const stripped = new Request(request);
        stripped.headers.delete('authorization');
        return twin.fetch(stripped);
      },
    });
    const result = await client.updateWebhook(twin.ids, {});
    expect(result).toMatchObject({ status: 401, body: { message: 'Missing Bearer Token' } });
    expect(result).not.toHaveProperty('data');
  });

  test('a token that is not valid', async () => {
    const { client, twin } = twinClient({ token: 'talq_unknown', validate });
    const result = await client.updateWebhook(twin.ids, {});
    expect(result).toMatchObject({ status: 401, body: { message: 'Invalid Bearer Token' } });
  });

  test('an agent of another environment', async () => {
    const { client, twin } = twinClient({ validate });
    const ids = { ...twin.ids, agentId: twin.ids.foreignAgentId };
    const result = await client.updateWebhook(ids, {});
    expect(result).toMatchObject({
      status: 404,
      body: { success: false, message: 'Agent not found in this environment.' },
    });
    expect(result).not.toHaveProperty('errors');
  });

  test('a webhook of another agent', async () => {
    const { client, twin } = twinClient({ validate });
    const ids = { ...twin.ids, webhookId: twin.ids.otherAgentWebhookId };
    const result = await client.updateWebhook(ids, {});
    expect(result).toMatchObject({
      status: 404,
      body: { success: false, message: 'Webhook not found.' },
    });
  });

  test('invalid data', async () => {
    const { client, twin } = twinClient({ validate });
    const result = await client.updateWebhook(twin.ids, {
      timeout: bad('timeout'),
      events: bad('events'),
    });
    expect(result.status).toBe(422);
    if (result.status !== 422) return;
    expect(Object.keys(result.errors).sort()).toEqual(['events', 'timeout']);
    expect(result.errors).toBe(result.body.errors);
    expect(result.body.message).toBe('The given data was invalid.');
  });

  test('too many requests, with any body', async () => {
    for (const body of ['', '<html>', '{"message": "Slow down"}']) {
      const limited = textAnswer(429, body, { 'retry-after': '17', 'x-ratelimit-limit': '100' });
      const { fetch } = answering(limited);
      const result = await clientOf(fetch, { validate }).updateWebhook(IDS, {});
      expect(result).toMatchObject({ status: 429, retryAfter: 17 });
      expect(result.headers.get('x-ratelimit-limit')).toBe('100');
      expect(result).not.toHaveProperty('body');
    }
  });
});

test('every documented status has been asked for above or has an example below', async () => {
  const seen = new Set<number>([operation.limitStatus]);
  for (const { status, example } of Object.values(answers)) {
    const { fetch } = answering(jsonAnswer(status, example));
    const result = await clientOf(fetch, { validate: true }).updateWebhook(IDS, {});
    expect(result).toMatchObject({ status, body: example });
    seen.add(result.status);
  }
  expect([...seen].sort()).toEqual([...operation.statuses]);
});

test('a 429 that names no time has no retryAfter at all', async () => {
  const { fetch } = answering(textAnswer(429, null));
  expect(await clientOf(fetch).updateWebhook(IDS, {})).not.toHaveProperty('retryAfter');
});
