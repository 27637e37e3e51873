import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { decide } from '../../src/verify/decide.ts';
import { rehearse } from './rehearsal.ts';

function refusal(status: number, headers: Record<string, string>): Response {
  return new Response('{"message":"Too Many Attempts."}', {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

async function journal(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-contract-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'journal');
}

describe('whoever is told of the exchanges fails', () => {
  test.each([1, 4, 30, 85])('at request %i: all is restored, and the run says so', async (at) => {
    const file = await journal();
    let told = 0;
    let seen = 0;
    const { result, state } = await rehearse(
      (next) => (request) => {
        seen += 1;
        return next(request);
      },
      {
        journal: file,
        onExchange: () => {
          told += 1;
          if (told === at) throw new Error('no space left on the device\n    at somewhere');
        },
      },
    );
    const { ids, store } = createTwin();
    const before = store.findWebhook(ids.agentId, ids.webhookId);
    expect(told).toBe(at);
    expect(decide(result, false)).toMatchObject({
      exitCode: 3,
      reason: expect.stringMatching(
        new RegExp(`^the run broke off after request ${at}: no space left on the device\\. `),
      ),
    });
    expect(settingsOf(state())).toEqual(settingsOf(before));
    expect(seen).toBeLessThan(at + 10);
    expect(await readdir(join(file, '..'))).toEqual([]);
  });
});

function settingsOf(state: unknown): unknown {
  const { updated_at: _, ...rest } = state as Record<string, unknown>;
  return rest;
}

describe('a service that lets nothing through any more', () => {
  test.each([429, 503])(
    '%i for ever: one request is sent six times, then the run ends',
    async (status) => {
      let refused = 0;
      const { result, waited } = await rehearse((next) => {
        let n = 0;
        return (request) => {
          n += 1;
          if (n <= 20) return next(request);
          refused += 1;
          return refusal(status, { 'retry-after': '20' });
        };
      });
      expect(refused).toBe(6);
      expect(waited).toBeLessThan(5 * 21_000 + 2_000);
      expect(decide(result, false)).toMatchObject({
        exitCode: 3,
        reason: expect.stringMatching(`^request 26 was answered with status ${status} each time`),
      });
    },
  );

  test.each([
    ['longer than a run waits', '86400', /asks to wait until 2025-09-04 1\d:\d\d:\d\d UTC/],
    ['for ever', '9'.repeat(400), /asks to wait until some far day/],
  ])('a wait that is named and is %s ends the run at once', async (_, named, why) => {
    let refused = 0;
    const { result, waited } = await rehearse((next) => {
      let n = 0;
      return (request) => {
        n += 1;
        if (n <= 20) return next(request);
        refused += 1;
        return refusal(429, { 'retry-after': named });
      };
    });
    expect(refused).toBe(1);
    expect(waited).toBeLessThan(5_000);
    expect(decide(result, false)).toMatchObject({
      exitCode: 3,
      reason: expect.stringMatching(why),
    });
  });

  test('waits that fit one by one end the run when together they do not', async () => {
    const { result, waited } = await rehearse((next) => {
      let n = 0;
      return (request) => {
        n += 1;
        return n % 2 === 0 ? refusal(503, { 'retry-after': '25' }) : next(request);
      };
    });
    expect(waited).toBeGreaterThan(150_000);
    expect(waited).toBeLessThan(300_000);
    expect(decide(result, false).exitCode).toBe(3);
  });

  test('answers that are slow one by one end the run when together they are too slow', async () => {
    const { result } = await rehearse((next, clock) => async (request) => {
      await clock.sleep(9_000);
      return next(request);
    });
    expect(result.requests).toBeLessThan(30);
    expect(decide(result, false)).toMatchObject({
      exitCode: 3,
      reason: expect.stringContaining('--max-wait'),
    });
  });
});
