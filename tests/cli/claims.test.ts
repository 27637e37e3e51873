import { readdir } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { call, expectLine, folder, start } from './command.ts';
import { serve } from './service.ts';

// Each test runs whole processes, some of them several.
vi.setConfig({ testTimeout: 30_000 });

const BUSY = /Another run is at work on the webhook/;

test('two runs at once on one webhook, from two folders: the second one is refused', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const service = await serve(async (_, n, next) => {
    if (n === 20) await held;
    return next();
  });
  const before = service.state();
  const first = start(['verify', '--timeout', '20s'], { env: service.env, cwd: await folder() });
  await vi.waitUntil(() => service.received.length >= 20, { timeout: 20_000 });
  const cwd = await folder();
  const other = { ...service.few, TALKOVER_URL: service.url.replace('127.0.0.1', 'localhost') };
  expectLine(await call(['verify'], { env: other, cwd }), 2, BUSY);
  const { TALKOVER_WEBHOOK_ID, TALKOVER_SIBLING_WEBHOOK_ID, ...rest } = service.env;
  const swapped = {
    ...rest,
    TALKOVER_WEBHOOK_ID: TALKOVER_SIBLING_WEBHOOK_ID ?? '',
    TALKOVER_SIBLING_WEBHOOK_ID: TALKOVER_WEBHOOK_ID ?? '',
  };
  expectLine(await call(['verify'], { env: swapped, cwd }), 2, BUSY);
  expect(service.received).toHaveLength(20);
  expect(await readdir(cwd)).toEqual([]);
  release();
  expect((await first.done).code).toBe(0);
  expect(service.state()).toEqual(before);
});

test('restoring is refused while a run is at work, and a killed run holds nothing', async () => {
  const cwd = await folder();
  const service = await serve((_, n, next) =>
    n === 40 ? new Promise<Response>(() => undefined) : next(),
  );
  const before = service.state();
  const env = service.env;
  const running = start(['verify', '--journal', 'kept.json', '--timeout', '20s'], { env, cwd });
  await vi.waitUntil(() => service.received.length >= 40, { timeout: 20_000 });
  expectLine(await call(['restore', 'kept.json'], { env, cwd }), 2, BUSY);
  running.child.kill('SIGKILL');
  await running.done;
  const { code, out } = await call(['restore', 'kept.json'], { env, cwd });
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('To look again: curl') });
  expect(service.state()).toEqual(before);
});
