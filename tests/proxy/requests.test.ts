import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { proxyTo, proxyToRaw, sendRaw } from './stage.ts';

// Requests of every kind: each is passed on, or answered.

/** What comes of a request over a kept connection of its own. */
async function ask(
  url: string,
  method = 'GET',
  headers: Record<string, string> = {},
  body?: string,
): Promise<readonly [status: number | undefined, text: string]> {
  const [answer] = (await once(request(url, { method, headers }).end(body), 'response')) as [
    IncomingMessage,
  ];
  return [answer.statusCode, await text(answer)];
}

test.each(['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PROPFIND', 'TRACE', 'REPORT'])(
  '%s passes',
  async (method) => {
    const url = await proxyTo((incoming, response) => {
      response.setHeader('X-Method', incoming.method ?? '');
      response.end();
    });
    const answer = await sendRaw(
      url,
      `${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer).toContain(`X-Method: ${method}\r\n`);
  },
);

test.each([
  ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 501 .*opens no tunnel/s],
  ['a method of nobody', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['what is no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
])('%s is answered', async (_, bytes, answer) => {
  const url = await proxyTo((_request, response) => response.end());
  expect(await sendRaw(url, bytes)).toMatch(answer);
});

test.each([
  ['//', '//'],
  ['//evil.example.com/x', '//evil.example.com/x'],
  ['*', '*'],
  ['/a/../b/%2e%2e/c?x=[1]|{2}', '/a/../b/%2e%2e/c?x=[1]|{2}'],
  ['http://other.example.com/a?b', '/a?b'],
  ['http://other.example.com', '/'],
])('the target %s arrives as %s, at the upstream', async (target, path) => {
  const seen: IncomingMessage[] = [];
  const url = await proxyTo((incoming, response) => {
    seen.push(incoming);
    response.end();
  });
  await sendRaw(url, `OPTIONS ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  expect(seen.map((each) => each.url)).toEqual([path]);
  expect(seen[0]?.headers.host).toMatch(/^127\.0\.0\.1:\d+$/);
});

test('64 kB of headers pass both ways, and thousands of them', async () => {
  const long = 'c'.repeat(64 * 1_024);
  const many = Array.from({ length: 2_500 }, (_, n) => `X-${n}: ${n}\r\n`).join('');
  const heard: string[] = [];
  const url = await proxyToRaw((socket, piece) => {
    const all = (heard.pop() ?? '') + piece;
    heard.push(all);
    if (!all.endsWith('\r\n\r\n')) return;
    socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${long}\r\n${many}Content-Length: 0\r\n\r\n`);
  });
  const answer = await sendRaw(
    url,
    `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${long}\r\n${many}Connection: close\r\n\r\n`,
  );
  for (const all of [answer, heard[0] ?? '']) {
    expect(all).toContain(long);
    expect(all.match(/^X-\d+: \d+\r$/gm)).toHaveLength(2_500);
  }
});

test('repeated headers of a request without a body keep their order', async () => {
  const seen: string[][] = [];
  const url = await proxyTo((incoming, response) => {
    seen.push(incoming.rawHeaders);
    response.end();
  });
  await sendRaw(
    url,
    'GET / HTTP/1.1\r\nx-A: 1\r\nHOST: a\r\nX-b: 2\r\nX-a: 3\r\nConnection: close\r\n\r\n',
  );
  expect(seen[0]?.slice(0, 8)).toEqual([
    'x-A',
    '1',
    'HOST',
    expect.any(String),
    'X-b',
    '2',
    'X-a',
    '3',
  ]);
});

test('an expectation of any kind is for the upstream to meet', async () => {
  const url = await proxyToRaw((socket) => {
    socket.write('HTTP/1.1 417 Expectation Failed\r\nContent-Length: 4\r\n\r\nmine');
  });
  expect(await ask(url, 'GET', { Expect: 'the-unexpected' })).toEqual([417, 'mine']);
});

test('an answer that comes ahead of the body is passed back, and the connection goes on', async () => {
  const url = await proxyToRaw((socket, piece) => {
    if (piece.startsWith('PUT'))
      socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno');
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const outgoing = request(url, { method: 'PUT', agent, headers: { 'Content-Length': 300_000 } });
  outgoing.write('x');
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await text(answer)]).toEqual([413, 'no']);
  outgoing.end('x'.repeat(299_999));
  const [second] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage];
  expect([second.statusCode, await text(second)]).toEqual([200, 'ok']);
});
