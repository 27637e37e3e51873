import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { ask, look } from './ask.ts';

const update = {
  name: 'Renamed',
  webhook_url: 'https://new.example.com/in',
  webhook_secret: 'a-secret-of-some-length',
  events: ['event_user_connected'],
  timeout: 61,
  max_retries: 0,
  enabled: false,
};

/** What an update of some fields makes of a webhook, `updated_at` aside. */
function expected(before: Record<string, unknown>, sent: Partial<typeof update>) {
  const { webhook_secret: _, ...shown } = sent;
  const after: Record<string, unknown> = { ...before, ...shown };
  return {
    ...after,
    events_count: (after.events as string[]).length,
    status: after.enabled ? 'active' : 'disabled',
    updated_at: expect.any(String),
  };
}

describe('only provided fields are updated', () => {
  test('in every combination of the seven', async () => {
    const fields = Object.keys(update) as (keyof typeof update)[];
    for (let chosen = 0; chosen < 2 ** fields.length; chosen++) {
      const sent = Object.fromEntries(
        fields.filter((_, index) => chosen & (1 << index)).map((field) => [field, update[field]]),
      );
      const twin = createTwin();
      const before = await look(twin);
      const reply = await ask(twin, { body: sent });
      const { data } = reply.body as { data: Record<string, unknown> };
      expect(data).toEqual(expected(before, sent));
      expect(await look(twin)).toEqual(data);
      const record = twin.store.findWebhook(twin.ids.agentId, twin.ids.webhookId);
      expect(record?.webhook_secret).toBe(sent.webhook_secret ?? twin.ids.webhookSecret);
    }
  });

  test('no other webhook is touched', async () => {
    const twin = createTwin();
    const { siblingWebhookId, otherAgentId, otherAgentWebhookId } = twin.ids;
    const others = [
      { webhookId: siblingWebhookId },
      { agentId: otherAgentId, webhookId: otherAgentWebhookId },
    ];
    const before = await Promise.all(others.map((other) => look(twin, other)));
    await ask(twin, { body: update });
    expect(await Promise.all(others.map((other) => look(twin, other)))).toEqual(before);
  });

  test('unknown and read-only members are ignored', async () => {
    const twin = createTwin();
    const before = await look(twin);
    const reply = await ask(twin, {
      text: `{"id": "x", "agent_id": "x", "created_at": "x", "updated_at": "x", "events_count": 99,
        "status": "error", "colour": "red", "Name": "x", "constructor": {}, "__proto__": {"timeout": 9}}`,
    });
    expect(reply.status).toBe(200);
    expect(await look(twin)).toEqual({ ...before, updated_at: expect.any(String) });
  });

  test('updates of different fields sent together all survive', async () => {
    const twin = createTwin();
    const before = await look(twin);
    await Promise.all(
      Object.entries(update).map(([field, value]) => ask(twin, { body: { [field]: value } })),
    );
    expect(await look(twin)).toEqual(expected(before, update));
  });

  test('a secret never comes back', async () => {
    const twin = createTwin();
    const secret = 'never-to-be-seen-again';
    const replies = [
      await ask(twin, { body: { webhook_secret: secret } }),
      await ask(twin, { method: 'GET' }),
      await ask(twin, { body: { webhook_secret: secret, name: [secret], events: [secret] } }),
      await ask(twin, { text: `{"webhook_secret": "${secret}"` }),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 422, 400]);
    const seen = JSON.stringify(replies.map((reply) => [reply.body, [...reply.headers]]));
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(twin.ids.webhookSecret);
  });
});
