import { describe, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { Answerer } from './setup.ts';
import {
  attempting,
  errorOf,
  impatientClock,
  jsonAnswer,
  textAnswer,
  twinClient,
} from './setup.ts';

const updated = jsonAnswer(200, answers.success.example);
const broken: Answerer = () => Promise.reject(new TypeError('fetch failed'));
const brokenOff: Answerer = () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"success": tr')),
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
  return new Response(body, { status: 200 });
};

describe('what is sent again', () => {
  test.each([
    ['429', textAnswer(429, null)],
    ['503', textAnswer(503, '<h1>Maintenance</h1>')],
    ['a connection that fails', broken],
    ['an answer that breaks off', brokenOff],
  ])('%s', async (_, bad) => {
    const { run, sent, waits } = attempting([bad, bad, updated], {});
    expect((await run()).status).toBe(200);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ text }) => text))).toEqual(new Set(['{"timeout":45}']));
    expect(waits).toEqual([250, 500]);
  });

  test.each([
    ['a refusal', jsonAnswer(422, answers['invalid-data'].example)],
    ['500', textAnswer(500, 'x')],
    ['502', textAnswer(502, 'x')],
    ['a page', textAnswer(200, '<html>')],
    ['JSON that ends early', textAnswer(200, '{"success": tr')],
    ['an empty answer', textAnswer(200, '')],
    ['a redirect', textAnswer(302, null, { location: '/login' })],
  ])('not %s', async (_, bad) => {
    const { run, sent } = attempting([bad, updated], {});
    await run().catch(() => undefined);
    expect(sent).toHaveLength(1);
  });
});

describe('how often', () => {
  test.each([0, 1, 5])('%i retries', async (retries) => {
    const limited = attempting([textAnswer(429, null)], { retries });
    expect((await limited.run()).status).toBe(429);
    expect(limited.sent).toHaveLength(retries + 1);
    const down = attempting([textAnswer(503, null, { 'retry-after': '3' })], { retries });
    expect(await errorOf(down.run())).toMatchObject({
      kind: 'status',
      status: 503,
      retryAfter: 3,
      transient: true,
    });
    expect(down.sent).toHaveLength(retries + 1);
    const offline = attempting([broken], { retries });
    expect(await errorOf(offline.run())).toMatchObject({ kind: 'network', transient: true });
    expect(offline.sent).toHaveLength(retries + 1);
  });

  test('two by default', async () => {
    const { run, sent } = attempting([broken], {});
    await errorOf(run());
    expect(sent).toHaveLength(3);
  });
});

test('a token function is asked before each attempt', async () => {
  let count = 0;
  const token = () => {
    count += 1;
    return `talq_${count}`;
  };
  const { run, sent } = attempting([broken, textAnswer(429, null), updated], { token });
  await run();
  const tokens = sent.map(({ headers }) => headers.get('authorization'));
  expect(tokens).toEqual(['Bearer talq_1', 'Bearer talq_2', 'Bearer talq_3']);
});

test('an update whose answer was lost is stored once more and the same', async () => {
  const { twin } = twinClient();
  let calls = 0;
  const { client } = twinClient({
    token: twin.ids.token,
    clock: impatientClock().clock,
    fetch: async (request) => {
      const response = await twin.fetch(request);
      calls += 1;
      if (calls === 1) throw new TypeError('fetch failed');
      return response;
    },
  });
  const result = await client.updateWebhook(twin.ids, { events: ['event_action'] });
  expect(calls).toBe(2);
  expect(result).toMatchObject({ status: 200, data: { events: ['event_action'] } });
});
