import { readdir } from 'node:fs/promises';
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

/** Answers a GET as the twin does, and meddles with the rest. */
function readable(meddle: Meddle): Meddle {
  return (request, n, next) => (request.method === 'GET' ? next() : meddle(request, n, next));
}

const UNKNOWN = '766d476a-5568-49b0-ab6d-3312c099b68c';

const text = { 'content-type': 'text/plain' };

describe('exit 3, a few requests and the likely cause', () => {
  test.each([
    ['403', always(403, '{"message":"Forbidden."}'), /403: "Forbidden\.".*permission/],
    ['403 of a firewall', always(403, 'Blocked by policy 12', text), /403: "Blocked by policy 12"/],
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
    [
      'a redirect elsewhere',
      always(301, '', { location: 'https://www.example.com/api' }),
      /a redirect to https:\/\/www\.example\.com\/api\. .*--url/,
    ],
    ['405', always(405, '{"error":"Method Not Allowed"}'), /405: "Method Not Allowed".*PUT/],
    ['another 404', always(404, '{"error":"no route"}'), /404: "no route".*lead to the API/],
    ['a 404 without words', always(404, '', text), /404\. .*lead to the API/],
    ['502', always(502, 'Bad Gateway', text), /502: "Bad Gateway".*gateway/],
    ['503', always(503, 'no healthy upstream', text), /503: "no healthy upstream".*gateway/],
    ['504', always(504, '', text), /504\. .*gateway/],
    ['522', always(522, 'error code: 522', text), /522.*gateway/],
  ])('%s', async (_, meddle, line) => {
    const { env, received } = await serve(meddle);
    const { code, out, err } = await call(['verify'], { env, cwd });
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toMatch(line);
    expect(out).not.toMatch(/conforms|✓|✗/);
    expect(received.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  });

  test.each([
    ['301', always(301, '', { location: 'https://www.example.com/api' }), /www\.example\.com/],
    ['403', always(403, '{"message":"Read only."}'), /Read only/],
    ['405', always(405, ''), /405/],
    ['503', always(503, 'no healthy upstream', text), /no healthy upstream/],
  ])('%s for every PUT, where a GET shows the webhook', async (_, meddle, line) => {
    const { env, received, state } = await serve(readable(meddle));
    const before = state();
    const { code, out } = await call(['verify'], { env, cwd });
    expect(code).toBe(3);
    expect(out).toMatch(line);
    expect(received.length).toBeLessThanOrEqual(4);
    expect(received.map(({ text }) => text)[2]).toContain('timeout');
    expect(state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('401 for every token', async () => {
    const { env, received } = await serve(always(401, '{"message":"Invalid Bearer Token"}'));
    const { code, out } = await call(['verify'], { env, cwd });
    expect(code).toBe(3);
    expect(out).toMatch(/401.*token/);
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
    ['500', always(500, '{"message":"Server Error"}')],
    ['an empty 200', always(200, '')],
    ['JSON of something else', always(200, '{"hello":"world"}')],
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

describe('what the empty update alone is refused with is a finding', () => {
  test.each([
    ['302', 302, { location: '/login' }],
    ['403', 403, {}],
    ['405', 405, {}],
    ['503', 503, {}],
    ['a page', 200, { 'content-type': 'text/html' }],
  ])('%s, where a GET shows the webhook and its own state is taken', async (_, status, headers) => {
    const refusal = always(status, '<!doctype html>', headers);
    const { env, received, state } = await serve(
      readable((request, n, next) => (request.text === '{}' ? refusal(request, n, next) : next())),
    );
    const before = state();
    const { code, out } = await call(['verify'], { env, cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/The run ended with its opening request/);
    expect(received.length).toBeLessThanOrEqual(4);
    expect(state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
  });

  test.each([
    [
      '422',
      always(422, '{"message":"The given data was invalid.","errors":{"name":["Is missing."]}}'),
    ],
    ['500', always(500, '{"message":"Server Error"}')],
  ])('%s, where nothing shows the webhook: the reason is named', async (_, meddle) => {
    const { env, received } = await serve((request, n, next) =>
      request.text === '{}' ? meddle(request, n, next) : next(),
    );
    const { code, out } = await call(['verify'], { env, cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/opening request.*answered with status \d+: "(The given|Server)/);
    expect(received.every(({ text }) => text === '{}')).toBe(true);
  });
});

test('an answer in a coding that nobody knows names the header', async () => {
  const { env } = await serve(always(200, '{}', { 'content-encoding': 'UTF-8' }));
  const { code, out } = await call(['verify'], { env, cwd });
  expect(code).toBe(1);
  expect(out).toMatch(/robustness\/complete-answer[\s\S]*Content-Encoding: UTF-8/);
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
