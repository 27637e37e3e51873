import { createServer } from 'node:net';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { call, folder } from './command.ts';
import type { Meddle } from './service.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

let cwd = '';
beforeEach(async () => {
  cwd = await folder();
});

/** A service that answers everything alike. */
function always(status: number, body: string, headers: Record<string, string> = {}): Meddle {
  const type = { 'content-type': 'application/json' };
  return () => new Response(body, { status, headers: { ...type, ...headers } });
}

const UNKNOWN = '766d476a-5568-49b0-ab6d-3312c099b68c';

describe('exit 3, one request and the likely cause', () => {
  test.each([
    ['403', always(403, '{"message":"Forbidden."}'), /403.*permission/],
    [
      'an HTML page',
      always(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
      /HTML page/,
    ],
    [
      'an HTML page that calls itself JSON',
      always(404, '<html><body>Not found</body></html>'),
      /HTML page/,
    ],
    ['401 for every token', always(401, '{"message":"Invalid Bearer Token"}'), /401.*token/],
  ])('%s', async (_, meddle, line) => {
    const { env, received } = await serve(meddle);
    const { code, out, err } = await call(['verify'], { env, cwd });
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toMatch(line);
    expect(out).not.toMatch(/conforms|✓|✗/);
    expect(received).toHaveLength(1);
  });

  test('a wrong token', async () => {
    const { env, received } = await serve();
    const wrong = { ...env, TALKOVER_TOKEN: 'talq_wrongwrongwrongwrong' };
    const { code, out } = await call(['verify'], { env: wrong, cwd });
    expect(code).toBe(3);
    expect(out).toMatch(/401.*token right/);
    expect(received).toHaveLength(1);
  });

  test.each([
    ['TALKOVER_AGENT_ID', /no such agent.*--agent-id/, 1],
    ['TALKOVER_WEBHOOK_ID', /no such webhook.*--webhook-id/, 1],
    ['TALKOVER_SIBLING_WEBHOOK_ID', /no such webhook.*--sibling-webhook-id/, 2],
    ['TALKOVER_OTHER_AGENT_ID', /no such agent.*--other-agent-id/, 3],
    ['TALKOVER_OTHER_AGENT_WEBHOOK_ID', /no such webhook.*--other-agent-webhook-id/, 3],
  ])('an unknown id in %s', async (name, line, requests) => {
    const { env, received } = await serve();
    const { code, out } = await call(['verify'], { env: { ...env, [name]: UNKNOWN }, cwd });
    expect(code).toBe(3);
    expect(out).toMatch(line);
    expect(received).toHaveLength(requests);
    expect(received.every(({ text }) => text === '{}')).toBe(true);
  });

  test('an agent of another environment that is unknown is no obstacle', async () => {
    const { env } = await serve();
    const { code } = await call(['verify'], {
      env: { ...env, TALKOVER_FOREIGN_AGENT_ID: UNKNOWN },
      cwd,
    });
    expect(code).toBe(0);
  });

  test('another agent without a webhook of its own that is unknown', async () => {
    const { few } = await serve();
    const { code, out } = await call(['verify', '--other-agent-id', UNKNOWN], { env: few, cwd });
    expect(code).toBe(3);
    expect(out).toMatch(/--other-agent-id/);
  });

  test.each([
    ['no such port', 'http://127.0.0.1:9', 'Is the URL right'],
    ['no such host', 'https://nowhere.invalid', 'Is the URL right'],
    ['plain HTTP where TLS is spoken to', undefined, 'does not speak TLS'],
  ])('%s', async (_, url, cause) => {
    const { env } = await serve();
    const own = url ?? String(env.TALKOVER_URL).replace('http:', 'https:');
    const args = ['verify', '--allow-writes', '--url', own];
    const { code, out } = await call(args, { env, cwd });
    expect(code).toBe(3);
    expect(out).toContain('could not be judged: ');
    expect(out).toContain(cause);
  });
});

describe('another first answer is judged, and never green', () => {
  test.each([
    ['a redirect elsewhere', always(302, '', { location: 'http://127.0.0.1:9/login' })],
    ['a redirect to itself', always(307, '', { location: '/api/v1/again' })],
    ['500', always(500, '{"message":"Server Error"}')],
    ['an empty 200', always(200, '')],
    ['JSON of something else', always(200, '{"hello":"world"}')],
    ['a 404 that is not documented', always(404, '{"error":"no route"}')],
    ['terminal escapes', always(422, JSON.stringify({ message: '\u001b]0;pwned\u0007\u001b[2J' }))],
    ['a body that breaks off', always(200, '{"success":tr')],
  ])('%s', async (_, meddle) => {
    const { env, received, state } = await serve(meddle);
    const before = state();
    const { code, out, err } = await call(['verify'], { env, cwd });
    expect([1, 3]).toContain(code);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no terminal may get to see
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(received.every(({ path }) => path.startsWith('/api/v1/agents/'))).toBe(true);
    expect(received.length).toBeLessThanOrEqual(4);
    expect(state()).toEqual(before);
  });
});

test('a port that accepts and says nothing is given up soon', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const { env } = await serve();
  const args = ['verify', '--timeout', '200ms', '--url', `http://127.0.0.1:${port}`];
  const { code } = await call(args, { env, cwd });
  server.close();
  expect([1, 3]).toContain(code);
});

test('--wait-for waits until the service is up', async () => {
  const first = await serve();
  const port = Number(new URL(first.url).port);
  await first.close();
  const waiting = call(['verify', '--plan', 'quick', '--wait-for', '20s'], { env: first.env, cwd });
  await new Promise((resolve) => setTimeout(resolve, 700));
  await serve(undefined, port);
  expect((await waiting).code).toBe(0);
});
