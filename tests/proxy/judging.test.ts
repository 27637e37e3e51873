import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Running } from '../cli/command.ts';
import { call, expectLine, folder, start } from '../cli/command.ts';
import { serve } from '../cli/service.ts';

/** Starts the proxy. Returns where it listens. */
async function proxy(upstream: string, flags: readonly string[] = []): Promise<[string, Running]> {
  const running = start(['proxy', '--url', upstream, ...flags]);
  const [, url = ''] = await running.says(/Listening on (\S+)/);
  return [url, running];
}

test('a whole run through the proxy is judged by both, and kept', async () => {
  const to = await folder();
  const [har, first, second] = ['p.har', 'a.json', 'b.json'].map((name) => join(to, name));
  const service = await serve();
  const [url, running] = await proxy(service.url, ['--record', `${har}`, '--json', `${first}`]);
  const run = await call(['verify'], { env: { ...service.env, TALKOVER_URL: url }, cwd: to });
  expect(run.code).toBe(0);
  running.child.kill('SIGINT');
  const { code, out } = await running.done;
  expect(code).toBe(0);
  expect(out).toMatch(/✓ http:\S+ conforms\. \d+ requests, \d+ rules exercised\.\n$/);
  const text = await readFile(`${har}`, 'utf8');
  expect(text).not.toContain(service.twin.ids.token);
  expect(text).not.toContain(service.twin.ids.webhookSecret);
  expect((await call(['judge', `${har}`, '--json', `${second}`])).code).toBe(0);
  expect(await readFile(`${second}`, 'utf8')).toBe(await readFile(`${first}`, 'utf8'));
});

test('a finding is said as it comes, and decides the exit code', async () => {
  const service = await serve(async ({ text }, _, next) => {
    const answer = await next();
    if (!text.includes('Order desk 2')) return answer;
    const body = (await answer.text()).replace(/"max_retries":\d+/, '"max_retries":9');
    return new Response(body, { status: answer.status, headers: answer.headers });
  });
  const [url, running] = await proxy(service.url);
  const { ids } = service.twin;
  for (const n of [1, 2]) {
    const answer = await fetch(`${url}/api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${ids.token}` },
      body: JSON.stringify({ name: `Order desk ${n}` }),
    });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  await running.says(
    /✗ partial-update\/absent-unchanged at max_retries, request 2: expected \d, actual 9/,
  );
  running.child.kill('SIGINT');
  expect((await running.done).code).toBe(1);
});

test('traffic of other operations passes and decides nothing', async () => {
  const service = await serve(() => new Response('hello', { status: 203 }));
  const [url, running] = await proxy(service.url);
  const answer = await fetch(`${url}/other`, { method: 'POST', body: 'x' });
  expect([answer.status, await answer.text()]).toEqual([203, 'hello']);
  running.child.kill('SIGTERM');
  const { code, out } = await running.done;
  expect(code).toBe(3);
  expect(out).toContain('no PUT /api/v1/agents/{agent_id}/webhooks/{webhook_id} passed');
});

test('what it cannot do is said in one line', async () => {
  const service = await serve();
  expectLine(await call(['proxy']), 2, /--url is missing/);
  expectLine(await call(['proxy', '--url', 'http://api.example.com']), 2, /plain HTTP/);
  expectLine(
    await call(['proxy', '--url', service.url, '--port', new URL(service.url).port]),
    2,
    /is taken/,
  );
  expectLine(
    await call(['proxy', '--url', service.url, '--record', '/no/such/folder/x.har']),
    2,
    /The traffic cannot be written to/,
  );
});
