import { describe, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { ClientOptions } from '../../src/client/index.ts';
import { createClient } from '../../src/client/index.ts';
import type { Answerer } from './setup.ts';
import {
  answering,
  errorOf,
  IDS,
  impatientClock,
  jsonAnswer,
  textAnswer,
  twinClient,
} from './setup.ts';

const START = Date.UTC(2025, 8, 3, 12);
const updated = jsonAnswer(200, answers.success.example);
const broken: Answerer = () => Promise.reject(new TypeError('fetch failed'));
const brokenOff: Answerer = () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"success": tr')),
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
  return new Response(body, { status: 200 });
};

function setup(answersInTurn: readonly [Answerer, ...Answerer[]], options: Partial<ClientOptions>) {
  const wire = answering(...answersInTurn);
  const { clock, waits } = impatientClock(START);
  const client = createClient({
    token: 'talq_test',
    fetch: wire.fetch,
    clock,
    random: () => 0,
    ...options,
  });
  return { ...wire, waits, run: () => client.updateWebhook(IDS, { timeout: 45 }) };
}

describe('what is sent again', () => {
  test.each([
    ['429', textAnswer(429, null)],
    ['503', textAnswer(503, '<h1>Maintenance</h1>')],
    ['a connection that fails', broken],
    ['an answer that breaks off', brokenOff],
  ])('%s', async (_, bad) => {
    const { run, sent, waits } = setup([bad, bad, updated], {});
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
    const { run, sent } = setup([bad, updated], {});
    await run().catch(() => undefined);
    expect(sent).toHaveLength(1);
  });
});

describe('how often', () => {
  test.each([0, 1, 5])('%i retries', async (retries) => {
    const limited = setup([textAnswer(429, null)], { retries });
    expect((await limited.run()).status).toBe(429);
    expect(limited.sent).toHaveLength(retries + 1);
    const down = setup([textAnswer(503, null, { 'retry-after': '3' })], { retries });
    expect(await errorOf(down.run())).toMatchObject({
      kind: 'status',
      status: 503,
      retryAfter: 3,
      transient: true,
    });
    expect(down.sent).toHaveLength(retries + 1);
    const offline = setup([broken], { retries });
    expect(await errorOf(offline.run())).toMatchObject({ kind: 'network', transient: true });
    expect(offline.sent).toHaveLength(retries + 1);
  });

  test('two by default', async () => {
    const { run, sent } = setup([broken], {});
    await errorOf(run());
    expect(sent).toHaveLength(3);
  });
});

describe('how long', () => {
  const inSeconds = (seconds: number) => new Date(START + seconds * 1000).toUTCString();
  test.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a date', { 'retry-after': inSeconds(9) }, 9000],
    ['a date gone by', { 'retry-after': inSeconds(-9) }, 0],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['nonsense', { 'retry-after': 'soon' }, 250],
    ['nonsense like a date', { 'retry-after': 'Sometime' }, 250],
    ['a fraction', { 'retry-after': '1.2' }, 2000],
    ['a negative number', { 'retry-after': '-1' }, 250],
    ['both', { 'retry-after': '7', 'x-ratelimit-reset': '12' }, 7000],
  ])('%s', async (_, headers: Record<string, string>, expected) => {
    for (const status of [429, 503]) {
      const { run, waits } = setup([textAnswer(status, null, headers), updated], {});
      expect((await run()).status).toBe(200);
      expect(waits).toEqual([expected]);
    }
  });

  test.each([
    ['in seconds', '12', 12_000],
    ['as an instant', String(START / 1000 + 13), 13_000],
    ['that has gone by', String(START / 1000 - 13), 0],
  ])('the end of a limit %s, which means nothing on other answers', async (_, reset, expected) => {
    const limited = setup([textAnswer(429, null, { 'x-ratelimit-reset': reset }), updated], {});
    expect((await limited.run()).status).toBe(200);
    expect(limited.waits).toEqual([expected]);
    const down = setup([textAnswer(503, null, { 'x-ratelimit-reset': reset }), updated], {});
    expect((await down.run()).status).toBe(200);
    expect(down.waits).toEqual([250]);
  });

  test('a wait beyond the bound is not begun', async () => {
    const askingFor = (seconds: number) =>
      textAnswer(429, null, { 'retry-after': String(seconds) });
    const patient = setup([askingFor(60), updated], {});
    expect((await patient.run()).status).toBe(200);
    const hurried = setup([askingFor(61), updated], {});
    expect(await hurried.run()).toMatchObject({ status: 429, retryAfter: 61 });
    expect(hurried.waits).toEqual([]);
    const bounded = setup([askingFor(2), updated], { maxWait: 1000 });
    expect((await bounded.run()).status).toBe(429);
  });

  test('the waits of our own stop growing at the bound', async () => {
    const { run, waits } = setup([broken], { retries: 5, maxWait: 3000 });
    await errorOf(run());
    expect(waits).toEqual([250, 500, 1000, 1500, 1500]);
  });

  test('jitter stretches a named wait and spreads the others', async () => {
    const named = textAnswer(429, null, { 'retry-after': '7' });
    const { run, waits } = setup([broken, named, updated], { random: () => 0.5 });
    await run();
    expect(waits).toEqual([375, 7250]);
  });
});

test('a token function is asked before each attempt', async () => {
  let count = 0;
  const token = () => {
    count += 1;
    return `talq_${count}`;
  };
  const { run, sent } = setup([broken, textAnswer(429, null), updated], { token });
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
