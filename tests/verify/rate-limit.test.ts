import { describe, expect, test } from 'vitest';
import { decide } from '../../src/verify/decide.ts';
import type { Between } from './rehearsal.ts';
import { rehearse, rulesThat } from './rehearsal.ts';

function refusal(status: number, headers: Record<string, string>): Response {
  return new Response('{"message":"Too Many Attempts."}', {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** So many requests a minute; those beyond are told when to come again. */
function limiter(most: number, tell: (at: number, now: number) => Record<string, string>): Between {
  return (next, clock) => {
    let start = clock.now();
    let count = 0;
    return (request) => {
      if (clock.now() - start >= 60_000) [start, count] = [clock.now(), 0];
      count += 1;
      return count > most ? refusal(429, tell(start + 60_000, clock.now())) : next(request);
    };
  };
}

const seconds = (at: number, now: number): string => String(Math.ceil((at - now) / 1000));

describe('a rate limit', () => {
  test.each([
    ['Retry-After in seconds', (at, now) => ({ 'retry-after': seconds(at, now) })],
    ['Retry-After as a date', (at) => ({ 'retry-after': new Date(at + 999).toUTCString() })],
    ['a reset', (at) => ({ 'x-ratelimit-reset': String(Math.ceil(at / 1000)) })],
  ] as [string, Parameters<typeof limiter>[1]][])('%s: the run conforms', async (_, tell) => {
    const { result, waited } = await rehearse(limiter(30, tell));
    expect(rulesThat(result, 'fail')).toEqual([]);
    expect(rulesThat(result, 'warn')).toEqual([]);
    expect(decide(result, true)).toEqual({ exitCode: 0, summary: 'conforms' });
    expect(result.requests).toBeLessThanOrEqual(100);
    expect(waited).toBeGreaterThan(60_000);
  });

  test('without a time breaks no rule', async () => {
    const { result } = await rehearse(limiter(30, () => ({})));
    expect(rulesThat(result, 'fail')).toEqual([]);
    expect(decide(result, false).exitCode).toBe(0);
  });

  test('the documented one hinders no default plan at the default pace', async () => {
    let refused = 0;
    const counting: Between = (next, clock) => {
      const inner = limiter(100, (at, now) => ({ 'retry-after': seconds(at, now) }))(next, clock);
      return async (request) => {
        const response = await inner(request);
        if (response.status === 429) refused += 1;
        return response;
      };
    };
    const { result } = await rehearse(counting, { interval: 60_000 / 90 });
    expect(decide(result, true).exitCode).toBe(0);
    expect(refused).toBe(0);
  });

  test.each([429, 503])('%i for ever in the middle breaks no rule', async (status) => {
    const { result } = await rehearse((next) => {
      let n = 0;
      return (request) => {
        n += 1;
        return n > 20 ? refusal(status, { 'retry-after': '1' }) : next(request);
      };
    });
    expect(rulesThat(result, 'fail')).toEqual([]);
    expect(decide(result, true).exitCode).toBe(3);
  });

  test('429 for ever from the start is no verdict', async () => {
    const { result } = await rehearse(() => () => refusal(429, { 'retry-after': '1' }));
    const decision = decide(result, false);
    expect(decision).toMatchObject({ exitCode: 3, summary: 'could not judge' });
    expect(decision).toMatchObject({ reason: expect.stringContaining('--rate') });
    expect(result.requests).toBe(1);
  });

  test('503 with a time, now and then, is waited out', async () => {
    const { result } = await rehearse((next) => {
      let n = 0;
      return (request) => {
        n += 1;
        return n % 10 === 0 ? refusal(503, { 'retry-after': '2' }) : next(request);
      };
    });
    expect(rulesThat(result, 'fail')).toEqual([]);
    expect(decide(result, true).exitCode).toBe(0);
  });
});

test('503 without a time is the fault of the server', async () => {
  const { result } = await rehearse((next) => {
    let n = 0;
    return (request) => {
      n += 1;
      return n === 40 ? refusal(503, {}) : next(request);
    };
  });
  expect(rulesThat(result, 'fail')).toContain('robustness/no-server-error');
});
