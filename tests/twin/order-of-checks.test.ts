import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import type { TwinIds } from '../../src/twin/seed.ts';
import type { Question } from './ask.ts';
import { ask, look } from './ask.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const AGENT_404 = { success: false, message: 'Agent not found in this environment.' };
const WEBHOOK_404 = { success: false, message: 'Webhook not found.' };
const MALFORMED = { text: '{"timeout": 4' };
const INVALID = { body: { timeout: 4 } };

describe('who may ask', () => {
  const bad: [what: string, authorization: (token: string) => string][] = [
    ['unknown', () => 'Bearer talq_0000000000000000000000000000000000000000'],
    ['cut', (token) => `Bearer ${token.slice(0, -1)}`],
    ['extended', (token) => `Bearer ${token}0`],
    ['in another case', (token) => `Bearer ${token.toLowerCase()}`],
    ['without a scheme', (token) => token],
    ['under another scheme', (token) => `Basic ${token}`],
    ['twice', (token) => `Bearer ${token} ${token}`],
    ['in a list', (token) => `Bearer ${token}, Bearer ${token}`],
    ['empty', () => 'Bearer'],
  ];
  test.each(bad)('a token that is %s is refused', async (_, authorization) => {
    const twin = createTwin();
    const before = await look(twin);
    const reply = await ask(twin, {
      authorization: authorization(twin.ids.token),
      body: { name: 'Not to be stored' },
    });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ message: 'Invalid Bearer Token' });
    expect(reply.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(await look(twin)).toEqual(before);
  });

  test.each(['bearer', 'BEARER'])('the scheme may be written %s', async (scheme) => {
    const twin = createTwin();
    const reply = await ask(twin, { authorization: `${scheme} ${twin.ids.token}` });
    expect(reply.status).toBe(200);
  });
});

describe('what is found', () => {
  const missing: [what: string, ids: (ids: TwinIds) => Question, body: object][] = [
    ['unknown agent', () => ({ agentId: NOBODY }), AGENT_404],
    ['unknown agent and webhook', () => ({ agentId: NOBODY, webhookId: NOBODY }), AGENT_404],
    ['malformed agent id', () => ({ agentId: 'not-a-uuid' }), AGENT_404],
    ['undecodable agent id', () => ({ agentId: '%ff' }), AGENT_404],
    ['a name every object has', () => ({ agentId: '__proto__' }), AGENT_404],
    ['agent of the other environment', (ids) => ({ agentId: ids.foreignAgentId }), AGENT_404],
    [
      'agent of this environment, asked for from the other',
      (ids) => ({ authorization: `Bearer ${ids.foreignToken}` }),
      AGENT_404,
    ],
    ['unknown webhook', () => ({ webhookId: NOBODY }), WEBHOOK_404],
    ['malformed webhook id', () => ({ webhookId: 'not-a-uuid' }), WEBHOOK_404],
    ['webhook of another agent', (ids) => ({ webhookId: ids.otherAgentWebhookId }), WEBHOOK_404],
    ['our webhook under another agent', (ids) => ({ agentId: ids.otherAgentId }), WEBHOOK_404],
  ];
  test.each(missing)('%s', async (_, pick, body) => {
    const twin = createTwin();
    const before = await look(twin);
    for (const fault of [{ body: { name: 'Not to be stored' } }, MALFORMED, INVALID]) {
      const reply = await ask(twin, { ...pick(twin.ids), ...fault });
      expect(reply.status).toBe(404);
      expect(reply.body).toEqual(body);
    }
    expect((await ask(twin, { ...pick(twin.ids), method: 'GET' })).body).toEqual(body);
    expect(await look(twin)).toEqual(before);
  });

  test('ids in upper case are the same ids', async () => {
    const twin = createTwin();
    const { agentId, webhookId } = twin.ids;
    const question = { agentId: agentId.toUpperCase(), webhookId: webhookId.toUpperCase() };
    const reply = await ask(twin, question);
    expect(reply.body).toMatchObject({ data: { id: webhookId, agent_id: agentId } });
  });
});

describe('the order', () => {
  test.each([MALFORMED, INVALID, { text: '', contentType: null }])(
    'without a token nothing else is looked at: %j',
    async (fault) => {
      const question = { ...fault, authorization: null };
      const reply = await ask(createTwin(), { ...question, agentId: NOBODY, webhookId: NOBODY });
      expect(reply.status).toBe(401);
      expect(reply.body).toEqual({ message: 'Missing Bearer Token' });
    },
  );
});

describe('the body', () => {
  const bodies: [what: string, question: Question, status: number][] = [
    ['malformed', MALFORMED, 400],
    ['blank', { text: ' ' }, 400],
    ['absent', { text: '' }, 400],
    ['absent, without a media type', { text: '', contentType: null }, 400],
    ['a list', { body: [] }, 400],
    ['a list of pairs', { body: [['timeout', 45]] }, 400],
    ['a number', { body: 45 }, 400],
    ['a text', { body: 'timeout' }, 400],
    ['null', { body: null }, 400],
    ['nested 100,000 deep', { text: '['.repeat(100_000) + ']'.repeat(100_000) }, 400],
    ['plain text', { contentType: 'text/plain' }, 415],
    ['a form', { contentType: 'application/x-www-form-urlencoded', text: 'timeout=45' }, 415],
    ['of no media type', { contentType: null }, 415],
    ['JSON with a charset', { contentType: 'Application/JSON; charset=utf-8' }, 200],
    ['100,000 characters in a member that is ignored', { body: { x: 'x'.repeat(1e5) } }, 200],
  ];
  test.each(bodies)('%s', async (_, question, status) => {
    const twin = createTwin();
    const before = await look(twin);
    const reply = await ask(twin, question);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toHaveProperty('message');
    if (status !== 200) expect(await look(twin)).toEqual(before);
  });
});

describe('beside the endpoint', () => {
  test.each(['POST', 'PATCH', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
    const reply = await ask(createTwin(), { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('GET, HEAD, PUT');
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toEqual({ message: 'Method not allowed.' });
  });

  test.each(['/', '/api/v1/agents/a/webhooks', '/api/v1/agents/a/webhooks/b/toggle'])(
    '%s is not there',
    async (path) => {
      const reply = await ask(createTwin(), { path });
      expect(reply.status).toBe(404);
      expect(reply.headers.get('content-type')).toBe('application/json');
      expect(reply.body).toEqual({ message: 'Not found.' });
    },
  );
});
