import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answers } from '../../generated/contract.ts';
import { createClient } from '../../src/client/index.ts';
import {
  answering,
  clientOf,
  errorOf,
  IDS,
  impatientClock,
  jsonAnswer,
  textAnswer,
} from './setup.ts';

const updated = jsonAnswer(200, answers.success.example);
const never = (): Promise<Response> => new Promise(() => {});
const neverEnding = () => new Response(new ReadableStream({}), { status: 200 });

describe('time-outs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each([
    ['a fetch that hears no signal', never, {}],
    ['a body that does not end', neverEnding, {}],
    ['a token that does not come', updated, { token: () => new Promise<string>(() => {}) }],
  ])('%s', async (_, answer, options) => {
    const { fetch } = answering(answer);
    const error = errorOf(clientOf(fetch, { timeout: 500, ...options }).updateWebhook(IDS, {}));
    let done = false;
    void error.then(() => (done = true));
    await vi.advanceTimersByTimeAsync(499);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await error).toMatchObject({ kind: 'timeout', transient: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('each attempt has its own time', async () => {
    const { fetch, sent } = answering(never, never, updated);
    const { clock } = impatientClock();
    const client = createClient({ token: 'talq_test', fetch, clock, timeout: 500, retries: 2 });
    const result = client.updateWebhook(IDS, {});
    await vi.advanceTimersByTimeAsync(1000);
    expect((await result).status).toBe(200);
    expect(sent).toHaveLength(3);
  });

  test('the request of an attempt that ended is cancelled, and no timer stays', async () => {
    const signals: AbortSignal[] = [];
    const { fetch } = answering(
      (request) => {
        signals.push(request.signal);
        return never();
      },
      (request) => {
        signals.push(request.signal);
        return updated();
      },
    );
    const client = clientOf(fetch, { timeout: 500, retries: 1 });
    const result = client.updateWebhook(IDS, {});
    await vi.advanceTimersByTimeAsync(400);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(100);
    await result;
    expect(signals[0]?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('30 seconds by default', async () => {
    const { fetch } = answering(never);
    const error = errorOf(clientOf(fetch).updateWebhook(IDS, {}));
    await vi.advanceTimersByTimeAsync(29_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await error).kind).toBe('timeout');
  });
});

describe('abort', () => {
  const reason = new Error('changed my mind');

  test('before the call', async () => {
    const { fetch, sent } = answering(updated);
    const signal = AbortSignal.abort(reason);
    const onWarning = vi.fn();
    const client = clientOf(fetch, { onWarning });
    const call = client.updateWebhook(IDS, { webhook_url: 'http://x.example' }, { signal });
    await expect(call).rejects.toBe(reason);
    expect(sent).toEqual([]);
    expect(onWarning).not.toHaveBeenCalled();
  });

  test.each([
    ['a fetch that hears the signal', abortable],
    ['a fetch that hears no signal', never],
    ['a body that does not end', neverEnding],
  ])('during an attempt: %s', async (_, answer) => {
    const controller = new AbortController();
    const { fetch, sent } = answering(answer);
    const client = clientOf(fetch, { retries: 3 });
    const result = client.updateWebhook(IDS, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    await expect(result).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  test('during a wait', async () => {
    const controller = new AbortController();
    const { fetch, sent } = answering(textAnswer(429, null, { 'retry-after': '30' }));
    const client = createClient({ token: 'talq_test', fetch });
    const result = client.updateWebhook(IDS, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    await expect(result).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });

  test('a signal that outlives the calls keeps none of their listeners', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    const { fetch } = answering(textAnswer(429, null, { 'retry-after': '0' }), updated);
    await createClient({ token: 'talq_test', fetch, random: () => 0 }).updateWebhook(
      IDS,
      {},
      { signal },
    );
    expect(add.mock.calls.length).toBeGreaterThan(0);
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});

function abortable({ signal }: Request): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new TypeError('some words of its own')));
  });
}
