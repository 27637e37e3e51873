import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import type { Step } from '../../src/twin/call.ts';
import { standardSteps } from '../../src/twin/steps.ts';
import { ask, look } from './ask.ts';

/** The standard steps with one of them made into another. */
function replace(name: string, change: (step: Step) => Step['run']): readonly Step[] {
  return standardSteps.map((step) => (step.name === name ? { name, run: change(step) } : step));
}

describe('another list of steps is another server', () => {
  test('the names, in order', () => {
    expect(standardSteps.map((step) => step.name)).toEqual([
      'authenticate',
      'find-agent',
      'find-webhook',
      'read-body',
      'validate',
      'merge',
      'save',
      'answer',
    ]);
  });

  test('a step can be replaced', async () => {
    const twin = createTwin({ steps: replace('validate', () => () => undefined) });
    // Without a patch there is nothing to merge.
    expect((await ask(twin)).status).toBe(500);
    expect((await ask(twin, { method: 'GET' })).status).toBe(200);
  });

  test('a step can be wrapped, also by one that waits', async () => {
    const steps = replace('answer', (step) => async (call) => {
      await call.clock.sleep(0);
      const answer = await step.run(call);
      return answer && { ...answer, headers: { ...answer.headers, 'x-extra': 'yes' } };
    });
    const reply = await ask(createTwin({ steps }));
    expect(reply.status).toBe(200);
    expect(reply.headers.get('x-extra')).toBe('yes');
  });

  test('a step that waits before the merge loses no update', async () => {
    const steps = replace('read-body', (step) => async (call) => {
      await call.clock.sleep(0);
      return step.run(call);
    });
    const twin = createTwin({ steps });
    await Promise.all([
      ask(twin, { body: { name: 'One' } }),
      ask(twin, { body: { timeout: 61 } }),
      ask(twin, { body: { enabled: false } }),
    ]);
    expect(await look(twin)).toMatchObject({ name: 'One', timeout: 61, enabled: false });
  });

  test('steps can be reordered', async () => {
    const order = ['authenticate', 'read-body', 'validate'];
    const first = standardSteps.filter((step) => order.includes(step.name));
    const rest = standardSteps.filter((step) => !order.includes(step.name));
    const twin = createTwin({ steps: [...first, ...rest] });
    expect((await ask(twin, { agentId: 'x', body: { timeout: 4 } })).status).toBe(422);
    expect((await ask(twin, { agentId: 'x' })).status).toBe(404);
  });

  test('the store can be wrapped', async () => {
    const twin = createTwin({ wrapStore: (store) => ({ ...store, saveWebhook: () => undefined }) });
    const before = await look(twin);
    expect((await ask(twin, { body: { name: 'Forgotten' } })).status).toBe(200);
    expect(await look(twin)).toEqual(before);
  });

  test('raw text and no text are sent as they stand', async () => {
    const headers = { 'content-type': 'text/html' };
    const html = createTwin({
      steps: [{ name: 'answer', run: () => ({ status: 200, headers, body: '<p>' }) }],
    });
    const { agentId, webhookId } = html.ids;
    const request = new Request(`http://twin/api/v1/agents/${agentId}/webhooks/${webhookId}`);
    const response = await html.fetch(request);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toBe('<p>');

    const none = createTwin({
      steps: [{ name: 'answer', run: () => ({ status: 204, headers: {}, body: '' }) }],
    });
    expect(await ask(none)).toMatchObject({ status: 204, body: undefined });
  });
});

describe('a step that throws', () => {
  const secret = 'connection to 10.0.0.1 refused';
  const failures: [what: string, run: Step['run']][] = [
    [
      'at once',
      () => {
        throw new Error(secret);
      },
    ],
    ['later', () => Promise.reject(new Error(secret))],
    ['by an answer that no server can send', () => ({ status: 7, headers: {}, body: secret })],
  ];
  test.each(failures)('%s is a 500 that says nothing', async (_, run) => {
    const twin = createTwin({ steps: replace('merge', () => run) });
    const reply = await ask(twin);
    expect(reply.status).toBe(500);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toEqual({ message: 'Server error.' });
  });

  test('so is a list of steps of which none answers', async () => {
    expect((await ask(createTwin({ steps: [] }))).status).toBe(500);
  });
});

test('the endpoint can be asked without HTTP', async () => {
  const { handle, ids } = createTwin();
  const answer = await handle({
    method: 'PUT',
    agentId: ids.agentId,
    webhookId: ids.webhookId,
    headers: new Map([
      ['authorization', `Bearer ${ids.token}`],
      ['content-type', 'application/json'],
    ]),
    text: '{"timeout": 61}',
  });
  expect(answer).toMatchObject({ status: 200, body: { data: { timeout: 61 } } });
});
