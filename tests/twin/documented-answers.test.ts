import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { createStore } from '../../src/twin/store.ts';
import { ask } from './ask.ts';

// Ids, values and bodies in this file are copied from the documentation page of the endpoint.
const AGENT = '9fbef0b7-8d4e-4a08-9207-66c22155721d';
const WEBHOOK = '9fcafbf2-7593-44d6-8cd7-1b221beba62a';

function documentedTwin() {
  return createTwin({
    clock: { now: () => Date.parse('2025-09-03T23:45:30Z'), sleep: () => Promise.resolve() },
    wrapStore: () =>
      createStore({
        tokens: [{ environment: 'production', token: 'YOUR_TOKEN' }],
        agents: [{ id: AGENT, environment: 'production' }],
        webhooks: [
          {
            id: WEBHOOK,
            agent_id: AGENT,
            name: 'Webhook Name',
            webhook_url: 'https://example.com/webhook',
            webhook_secret: null,
            events: ['event_action'],
            timeout: 10,
            max_retries: 1,
            enabled: true,
            created_at: Date.parse('2025-09-03T23:19:51Z') * 1000,
            updated_at: Date.parse('2025-09-03T23:19:51Z') * 1000,
          },
        ],
      }),
  });
}

const documented = {
  agentId: AGENT,
  webhookId: WEBHOOK,
  authorization: 'Bearer YOUR_TOKEN',
  text: `{
    "name": "Updated Webhook Name",
    "webhook_url": "https://newexample.com/webhook",
    "webhook_secret": "new_secret",
    "events": ["event_phone_call_started", "event_conversation_started"],
    "timeout": 45,
    "max_retries": 5,
    "enabled": false
  }`,
};

const UPDATED = {
  success: true,
  message: 'Webhook updated successfully',
  data: {
    id: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
    agent_id: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
    name: 'Updated Webhook Name',
    webhook_url: 'https://newexample.com/webhook',
    events: ['event_phone_call_started', 'event_conversation_started'],
    timeout: 45,
    max_retries: 5,
    enabled: false,
    created_at: '2025-09-03T23:19:51.000000Z',
    updated_at: '2025-09-03T23:45:30.000000Z',
    events_count: 2,
    status: 'disabled',
  },
};

describe('the documented answers', () => {
  test('an update', async () => {
    const reply = await ask(documentedTwin(), documented);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(JSON.stringify(reply.body)).toBe(JSON.stringify(UPDATED));
  });

  test('a read of it afterwards', async () => {
    const twin = documentedTwin();
    await ask(twin, documented);
    const reply = await ask(twin, { ...documented, method: 'GET' });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ...UPDATED, message: 'Webhook retrieved successfully' });
  });

  test('no token', async () => {
    const reply = await ask(documentedTwin(), { ...documented, authorization: null });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    expect(reply.body).toEqual({ message: 'Missing Bearer Token' });
  });

  test('unknown agent', async () => {
    const reply = await ask(documentedTwin(), { ...documented, agentId: WEBHOOK });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toEqual({
      success: false,
      message: 'Agent not found in this environment.',
    });
  });

  test('unknown webhook', async () => {
    const reply = await ask(documentedTwin(), { ...documented, webhookId: AGENT });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toEqual({ success: false, message: 'Webhook not found.' });
  });

  test('invalid data', async () => {
    const reply = await ask(documentedTwin(), {
      ...documented,
      text: '{"webhook_url": "not a url", "events": []}',
    });
    expect(reply.status).toBe(422);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toEqual({
      message: 'The given data was invalid.',
      errors: {
        webhook_url: ['The webhook url must be a valid URL.'],
        events: ['The events field must contain at least 1 items.'],
      },
    });
  });
});
