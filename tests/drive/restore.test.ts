import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Outcome, Running, Variables } from '../cli/command.ts';
import { call, expectClean, folder, start } from '../cli/command.ts';
import type { Meddle, Service } from '../cli/service.ts';
import { serve } from '../cli/service.ts';

// Each test runs whole processes, some of them two.
vi.setConfig({ testTimeout: 30_000 });

/** Runs `verify` against a twin, and tells what was there before and after. */
async function verified(meddle?: Meddle, args: readonly string[] = []) {
  const cwd = await folder();
  const service = await serve(meddle);
  const before = service.state();
  const outcome = await call(['verify', ...args], { env: service.env, cwd });
  return { cwd, service, before, after: service.state(), outcome, left: await readdir(cwd) };
}

/** Runs `verify` and does something with the process once it has sent so many requests. */
async function struck(
  at: number,
  strike: (running: Running, env: Variables) => unknown,
  cwd: string,
) {
  let running: Running | undefined;
  const service = await serve((_, n, next) => {
    if (n === at && running !== undefined) strike(running, service.env);
    return next();
  });
  const before = service.state();
  running = start(['verify', '--journal', 'journal.json'], { env: service.env, cwd });
  const outcome: Outcome = await running.done;
  expectClean(outcome, service.env);
  return { service, before, outcome };
}

describe('a run', () => {
  test('leaves every webhook as it was, and no journal', async () => {
    const { before, after, outcome, left } = await verified();
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(after).toEqual(before);
    expect(left).toEqual([]);
  });

  test('leaves them so on a service that does not conform', async () => {
    const { before, after, outcome, left } = await verified(async (_, __, next) => {
      const response = await next();
      return new Response(response.body, {
        status: response.status === 422 ? 400 : response.status,
        headers: response.headers,
      });
    });
    expect(outcome.code).toBe(1);
    expect(after).toEqual(before);
    expect(left).toEqual([]);
  });

  test('sends a setting again, alone, that the service loses among others', async () => {
    const cwd = await folder();
    const service: Service = await serve(({ text, again }, _, next) => {
      const { timeout, ...rest } =
        text.startsWith('{"') && text.endsWith('}') ? JSON.parse(text) : {};
      if (timeout === undefined || Object.keys(rest).length === 0) return next();
      return service.twin.fetch(new Request(again(), { body: JSON.stringify(rest) }));
    });
    const before = service.state();
    const { code } = await call(['verify'], { env: service.env, cwd });
    expect(code).toBe(1);
    expect(service.state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
  });

  test.each([true, false])(
    'sees ahead of restoring what its last update did to another webhook, enabled: %j, and restores that too',
    async (enabled) => {
      const service: Service = await serve(async ({ path, text }, _, next) => {
        const { store, ids } = service.twin;
        const response = await next();
        const sent = /"enabled":(true|false)/.exec(text)?.[1];
        const other = store.findWebhook(ids.otherAgentId, ids.otherAgentWebhookId);
        if (response.status === 200 && path.endsWith(ids.webhookId) && sent && other)
          store.saveWebhook({ ...other, enabled: sent === 'true' });
        return response;
      });
      const { store, ids } = service.twin;
      const other = store.findWebhook(ids.otherAgentId, ids.otherAgentWebhookId);
      if (other !== undefined) store.saveWebhook({ ...other, enabled });
      const before = service.state();
      const outcome = await call(['verify'], { env: service.env, cwd: await folder() });
      expect(outcome).toMatchObject({ code: 1 });
      expect(outcome.out).toContain('partial-update/others-untouched');
      expect(service.state()).toEqual(before);
    },
  );

  test('keeps a journal meanwhile: for its owner alone, whole ahead of the first write, without secrets', async () => {
    const cwd = await folder();
    const file = join(cwd, 'journal.json');
    const seen: { n: number; text: string; mode: number }[] = [];
    const service = await serve(async (request, n, next) => {
      const text = await readFile(file, 'utf8').catch(() => '');
      if (text !== '') seen.push({ n, text, mode: (await stat(file)).mode & 0o777 });
      else expect(request.text).toBe('{}');
      return next();
    });
    await call(['verify', '--journal', file], { env: service.env, cwd });
    expect(seen[0]?.n).toBe(4); // the first requests read three webhooks
    expect(new Set(seen.map(({ mode }) => mode))).toEqual(new Set([0o600]));
    expect(new Set(seen.map(({ text }) => text)).size).toBe(1);
    const text = seen[0]?.text ?? '';
    expect(JSON.parse(text).webhooks).toHaveLength(3);
    expect(text).not.toContain(service.twin.ids.token);
    expect(text).not.toContain(service.twin.ids.webhookSecret);
    expect(text).not.toContain('webhook_secret');
  });

  test('sends no secret where none is given to leave behind', async () => {
    const cwd = await folder();
    const service = await serve();
    const secret = service.state()[0]?.webhook_secret;
    await call(['verify'], { env: service.few, cwd });
    expect(service.received.length).toBeGreaterThan(50);
    expect(service.received.filter(({ text }) => text.includes('webhook_secret'))).toEqual([]);
    expect(service.state()[0]?.webhook_secret).toBe(secret);
  });
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test.each([1, 3, 4, 5, 20, 60])('at request %i ends the run with all restored', async (at) => {
    const cwd = await folder();
    const { service, before, outcome } = await struck(at, ({ child }) => child.kill(signal), cwd);
    expect(outcome).toMatchObject({ code: 3, out: expect.stringContaining('interrupted') });
    expect(service.state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
    expect(service.received.length).toBeLessThan(at + 15);
  });
});

describe('a terminal that is closed', () => {
  test.each([4, 20, 60])('at request %i ends the run with all restored', async (at) => {
    const cwd = await folder();
    const { service, before, outcome } = await struck(
      at,
      ({ child }) => {
        // Nobody reads any more, and then the signal comes.
        child.stdout?.destroy();
        child.stderr?.destroy();
        child.kill('SIGHUP');
      },
      cwd,
    );
    expect(outcome).toMatchObject({ code: 3, signal: null });
    expect(service.state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
  });
});

test('a reader that goes away hides no exit code', async () => {
  const cwd = await folder();
  const service = await serve(async (_, __, next) => {
    const response = await next();
    const status = response.status === 422 ? 400 : response.status;
    return new Response(response.body, { status, headers: response.headers });
  });
  const before = service.state();
  const running = start(['verify'], { env: service.env, cwd });
  running.child.stdout?.destroy();
  expect((await running.done).code).toBe(1);
  expect(service.state()).toEqual(before);
});

describe('kill -9', () => {
  test.each([4, 5, 11, 23, 47, 80])('at request %i leaves a journal that restores', async (at) => {
    const cwd = await folder();
    const { service, before, outcome } = await struck(
      at,
      ({ child }) => child.kill('SIGKILL'),
      cwd,
    );
    expect(outcome.signal).toBe('SIGKILL');
    expect(await readdir(cwd)).toEqual(['journal.json']);
    const restored = await call(['restore', 'journal.json'], { env: service.env, cwd });
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(service.state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('and then another run: what the webhook was is not lost', async () => {
    const cwd = await folder();
    const { service, before } = await struck(40, ({ child }) => child.kill('SIGKILL'), cwd);
    expect(service.state()).not.toEqual(before);
    const journal = await readFile(join(cwd, 'journal.json'), 'utf8');
    const again = await call(['verify', '--journal', 'journal.json'], { env: service.env, cwd });
    expect([2, 3]).toContain(again.code);
    expect(again.out + again.err).toContain('restore journal.json');
    expect(await readFile(join(cwd, 'journal.json'), 'utf8')).toBe(journal);
  });
});
