import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { decide } from '../../src/verify/decide.ts';
import type { RunResult } from '../../src/verify/run.ts';
import { rehearse } from '../verify/rehearsal.ts';

/** What may come of a request that restores, instead of its being stored and answered. */
const INSTEAD: Readonly<Record<string, () => Response | Promise<never>>> = {
  'status 500': () => refusal(500),
  'status 502': () => refusal(502),
  'status 503 for a day': () => refusal(503, { 'retry-after': '86400' }),
  'status 422': () => refusal(422),
  'status 401': () => refusal(401),
  'status 429 for a day': () => refusal(429, { 'retry-after': '86400' }),
  'no success': () => new Response('{"success":false,"data":{}}'),
  'no state': () => new Response('{"success":true,"message":"Webhook updated successfully"}'),
  'no JSON': () => new Response('<!doctype html>'),
  'no content': () => new Response(null, { status: 204 }),
  'no answer': () => Promise.reject(new Error('cut')),
};

function refusal(status: number, headers: Record<string, string> = {}): Response {
  const all = { 'content-type': 'application/json', ...headers };
  return new Response('{"message":"No."}', { status, headers: all });
}

interface Outcome {
  readonly result: RunResult;
  readonly isKept: boolean;
  readonly isRestored: boolean;
}

/** A run of which the requests from the restoring one on meet what `fate` says; they count from 0. */
async function met(fate: (n: number) => string | undefined): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-contract-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let first: string | undefined;
  let n = -1;
  const { result, state } = await rehearse(
    (next) => async (request) => {
      const body = await request.clone().text();
      if (body !== '{}') first ??= body;
      const isRestoring =
        first !== undefined && body !== first && body.startsWith(first.slice(0, -1));
      if (n >= 0 || isRestoring) n += 1;
      return INSTEAD[n < 0 ? '' : (fate(n) ?? '')]?.() ?? next(request);
    },
    {
      journal: join(folder, 'journal'),
    },
  );
  expect(n).toBeGreaterThanOrEqual(0);
  const { ids, store } = createTwin();
  const before = store.findWebhook(ids.agentId, ids.webhookId);
  const isRestored = JSON.stringify(timeless(state())) === JSON.stringify(timeless(before));
  return { result, isKept: (await readdir(folder)).includes('journal'), isRestored };
}

function timeless(webhook: unknown): unknown {
  return { ...(webhook as object), created_at: 0, updated_at: 0 };
}

const NAMES = Object.keys(INSTEAD);

/** What has to hold whatever happened: the journal goes only when everything is as it was. */
function expectHonest({ result, isKept, isRestored }: Outcome, what: string): void {
  expect(isKept || isRestored, `${what}: lost`).toBe(true);
  expect(decide(result, false).exitCode === 4, `${what}: exit code`).toBe(isKept);
}

test.each(NAMES)('%s, whichever request that restores meets it', async (name) => {
  for (const at of [0, 1, 2, 3, 4])
    expectHonest(await met((n) => (n === at ? name : undefined)), `${name} at ${at}`);
});

test.each(NAMES)(
  '%s of the restoring request, and something else of one behind it',
  async (name) => {
    for (const [index, other] of NAMES.entries()) {
      const at = 1 + (index % 3);
      const fate = (n: number): string | undefined =>
        n === 0 ? name : n === at ? other : undefined;
      expectHonest(await met(fate), `${name}, then ${other} at ${at}`);
    }
  },
);

test.each(NAMES)('%s of every request that restores', async (name) => {
  const outcome = await met(() => name);
  expect(outcome.isKept).toBe(true);
  expectHonest(outcome, name);
});
