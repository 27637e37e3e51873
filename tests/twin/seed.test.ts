import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { seedContent } from '../../src/twin/seed.ts';
import { ask, look } from './ask.ts';

describe('the seed', () => {
  test('determines everything', () => {
    expect(seedContent(7)).toEqual(seedContent(7));
    const [seven, eight] = [seedContent(7).ids, seedContent(8).ids];
    for (const [role, value] of Object.entries(seven)) {
      expect(Object.values(eight), role).not.toContain(value);
    }
  });

  test('gives ids, tokens and secrets of the right form, all different', () => {
    const { content, ids } = seedContent(1);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const { id } of [...content.agents, ...content.webhooks]) expect(id).toMatch(uuid);
    for (const token of [ids.token, ids.foreignToken]) {
      expect(token).toMatch(/^talq_[A-Za-z0-9]{40}$/);
    }
    expect(ids.webhookSecret.length).toBeGreaterThanOrEqual(24);
    expect(new Set(Object.values(ids)).size).toBe(9);
  });

  test('gives every webhook values of its own, none of them a default', () => {
    const { content } = seedContent(1);
    const fields = [
      'id',
      'name',
      'webhook_url',
      'webhook_secret',
      'timeout',
      'max_retries',
      'created_at',
      'updated_at',
    ] as const;
    for (const field of fields) {
      expect(new Set(content.webhooks.map((each) => each[field])).size, field).toBe(5);
    }
    expect(new Set(content.webhooks.map((each) => each.events.join())).size).toBe(5);
    expect(content.webhooks[0]?.enabled).not.toBe(content.webhooks[1]?.enabled);
    for (const webhook of content.webhooks) {
      expect([webhook.timeout, webhook.max_retries]).not.toContain(30);
      expect(webhook.max_retries).not.toBe(3);
    }
  });

  test('gives webhooks that their own update would take', async () => {
    const { content, ids } = seedContent(1);
    const twin = createTwin({ seed: 1 });
    for (const webhook of content.webhooks) {
      const foreign = webhook.agent_id === ids.foreignAgentId;
      const question = {
        agentId: webhook.agent_id,
        webhookId: webhook.id,
        authorization: `Bearer ${foreign ? ids.foreignToken : ids.token}`,
      };
      const before = await look(twin, question);
      expect((await ask(twin, { ...question, body: webhook })).status).toBe(200);
      expect(await look(twin, question)).toEqual({ ...before, updated_at: expect.any(String) });
    }
  });

  test('is one for each twin: what one is told another does not know', async () => {
    const [one, other] = [createTwin(), createTwin()];
    expect(one.ids).toEqual(other.ids);
    await ask(one, { body: { name: 'Told to one' } });
    expect((await look(other)).name).not.toBe('Told to one');
  });
});
