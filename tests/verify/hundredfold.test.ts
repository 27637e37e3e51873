import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../src/drive/clock.ts';
import { systemClock } from '../../src/drive/clock.ts';
import { createHttpSend } from '../../src/target/http.ts';
import { twinFacts } from '../../src/target/twin.ts';
import { createTwin } from '../../src/twin/app.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import { decide } from '../../src/verify/decide.ts';
import { run } from '../../src/verify/run.ts';
import type { RunOptions } from '../../src/verify/run-options.ts';
import { rulesThat } from './rehearsal.ts';

const SPEED = 100;
const MINUTE = 60_000;
/** Requests a minute of the documented standard plan. */
const LIMIT = 100;

/** A clock on which a minute takes 0.6 seconds, for everybody alike. */
function fastClock(): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * SPEED,
    sleep: (milliseconds) => systemClock.sleep(milliseconds / SPEED),
  };
}

/** Whether a request is one too many, and when the next one is welcome. */
type Limiter = (now: number) => { readonly left: number; readonly resetsAt: number };

/** Counts by minutes that begin with their first request, of which others use up the most each time. */
function fixedWindow(used: number): Limiter {
  let began: number | undefined;
  let count = used;
  return (now) => {
    began ??= now;
    if (now - began >= MINUTE) [began, count] = [now, used];
    count += 1;
    return { left: LIMIT - count, resetsAt: began + MINUTE };
  };
}

/** Counts what came within the last minute, in the first of which others used up the most. */
function slidingWindow(used: number): Limiter {
  let times: number[] | undefined;
  return (now) => {
    times ??= new Array<number>(used).fill(now);
    times = times.filter((time) => now - time < MINUTE);
    const left = LIMIT - times.length - 1;
    if (left >= 0) times.push(now);
    return { left, resetsAt: (times[0] ?? now) + MINUTE };
  };
}

/** How a refusal says when to come again. */
type Shape = (resetsAt: number, now: number) => Record<string, string>;

const retryAfter: Shape = (resetsAt, now) => ({
  'retry-after': String(Math.ceil((resetsAt - now) / 1000)),
});
const resetHeader: Shape = (resetsAt) => ({
  'x-ratelimit-limit': String(LIMIT),
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(Math.ceil(resetsAt / 1000)),
});

/** Runs the default plan over HTTP against a twin that takes a hundred requests a minute. */
async function limited(limiter: Limiter, shape: Shape, options: RunOptions = {}) {
  const clock = fastClock();
  const twin = createTwin({ clock });
  let refused = 0;
  const fetch = (request: Request): Promise<Response> | Response => {
    const now = clock.now();
    const { left, resetsAt } = limiter(now);
    if (left >= 0) return twin.fetch(request);
    refused += 1;
    return new Response('{"message":"Too Many Attempts."}', {
      status: 429,
      headers: { 'content-type': 'application/json', ...shape(resetsAt, now) },
    });
  };
  const served = await serveTwin({
    twin: { ids: twin.ids, fetch: (request) => Promise.resolve(fetch(request)) },
  });
  onTestFinished(served.close);
  const { send, close } = await createHttpSend(served.url);
  onTestFinished(close);
  const target = {
    name: 'limited twin',
    baseUrl: served.url,
    ...twinFacts(twin.ids),
    send,
    close: () => Promise.resolve(),
  };
  const start = clock.now();
  const result = await run(target, { clock, ...options });
  return { result, refused, minutes: (clock.now() - start) / MINUTE };
}

describe.each([
  ['Retry-After', retryAfter],
  ['X-RateLimit-Reset', resetHeader],
] as const)('a hundred requests a minute, at a hundredfold speed, told by %s', (_, shape) => {
  test.each([
    ['minutes that are counted one by one', fixedWindow],
    ['the last minute', slidingWindow],
  ] as const)(
    '%s, most of which others use up: the plan completes, and nothing is judged wrongly',
    async (__, windowed) => {
      const { result, refused, minutes } = await limited(windowed(92), shape, {
        maxWait: 60 * MINUTE,
      });
      expect(refused).toBeGreaterThan(0);
      expect(minutes).toBeGreaterThan(0.9);
      expect(rulesThat(result, 'fail')).toEqual([]);
      expect(rulesThat(result, 'warn')).toEqual([]);
      expect(decide(result, true)).toEqual({ exitCode: 0, summary: 'conforms' });
      expect(result.requests).toBeGreaterThan(80);
    },
  );

  test('at the pace of a live service, nothing is refused', async () => {
    const { result, refused, minutes } = await limited(slidingWindow(0), shape, {
      interval: MINUTE / 90,
    });
    expect(refused).toBe(0);
    expect(minutes).toBeGreaterThan(0.9);
    expect(decide(result, true)).toEqual({ exitCode: 0, summary: 'conforms' });
  });
});
