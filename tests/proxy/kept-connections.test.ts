import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { proxyAt, proxyToRaw } from './stage.ts';

// An upstream may close a kept connection at any time, also just as the next request comes.

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

async function ask(
  url: string,
  method: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<number | undefined> {
  const outgoing = request(url, { method, headers, agent: new Agent() });
  const [answer] = (await once(outgoing.end(body), 'response')) as [IncomingMessage];
  await text(answer);
  return answer.statusCode;
}

/** An upstream that answers the first request of its first connection, and closes once it has the second. */
async function closing(
  close: (socket: Socket) => void,
): Promise<{ url: string; bodies: () => string[]; connections: () => number }> {
  const heard: string[] = [];
  let answered = false;
  const url = await proxyToRaw((socket, piece, connection) => {
    heard[connection] = (heard[connection] ?? '') + piece;
    if (!isWhole(heard[connection])) return;
    if (connection > 1 || !answered) socket.write(OK);
    else close(socket);
    if (!answered) heard[connection] = '';
    answered = true;
  });
  return {
    url,
    bodies: () => heard.map((all) => all.slice(all.indexOf('\r\n\r\n') + 4)),
    connections: () => heard.length - 1,
  };
}

function isWhole(all: string): boolean {
  const length = Number(/^content-length: (\d+)/im.exec(all)?.[1] ?? 0);
  const body = all.slice(all.indexOf('\r\n\r\n') + 4);
  return /^transfer-encoding/im.test(all) ? body.endsWith('0\r\n\r\n') : body.length >= length;
}

const reset = (socket: Socket): void => void socket.resetAndDestroy();
const end = (socket: Socket): void => void socket.destroy();
const LARGE = 'x'.repeat(999_000);

test.each<[string, string, (socket: Socket) => void]>([
  ['GET', '', reset],
  ['PUT', '{"a":1}', reset],
  ['PUT', '{"a":1}', end],
  ['DELETE', '', end],
  ['PUT', LARGE, reset],
])('%s is sent once more, on a fresh connection, with its body', async (method, body, close) => {
  const { url, bodies, connections } = await closing(close);
  expect(await ask(url, 'GET', '')).toBe(200);
  expect(await ask(url, method, body)).toBe(200);
  expect(connections()).toBe(2);
  expect(bodies()[2]).toBe(body);
});

test('a body in chunks is sent once more, too', async () => {
  const { url, bodies } = await closing(reset);
  await ask(url, 'GET', '');
  expect(await ask(url, 'PUT', 'abc', { 'Transfer-Encoding': 'chunked' })).toBe(200);
  expect(bodies()[2]).toBe('3\r\nabc\r\n0\r\n\r\n');
});

test.each<[string, string, string, (socket: Socket) => void]>([
  ['that is not idempotent', 'POST', '{"a":1}', reset],
  ['that is not idempotent either', 'PATCH', '{"a":1}', end],
  ['whose body is not kept', 'PUT', `${LARGE}${LARGE}`, reset],
  [
    'that was answered in part',
    'PUT',
    '{}',
    (socket) => socket.write('HTTP/1.1 200 O', () => socket.resetAndDestroy()),
  ],
])('a request %s is not, and that is said', async (_, method, body, close) => {
  const { url, connections } = await closing(close);
  expect(await ask(url, 'GET', '')).toBe(200);
  expect(await ask(url, method, body)).toBe(502);
  expect(connections()).toBe(1);
});

test('once more is once, and a fresh connection that closes is the upstream’s answer', async () => {
  let requests = 0;
  const url = await proxyToRaw((socket) => {
    requests += 1;
    if (requests === 1) socket.write(OK);
    else socket.destroy();
  });
  expect(await ask(url, 'GET', '')).toBe(200);
  expect(await ask(url, 'PUT', '{}')).toBe(502);
  expect(requests).toBe(3);
  expect(await ask(url, 'PUT', '{}')).toBe(502);
  expect(requests).toBe(4);
});

test('a client that goes away does not have its request sent again', async () => {
  const methods: string[] = [];
  const url = await proxyToRaw((socket, piece) => {
    methods.push(piece.slice(0, 3));
    if (piece.startsWith('GET')) socket.write(OK);
  });
  await ask(url, 'GET', '');
  const outgoing = request(url, { method: 'PUT', agent: new Agent() });
  outgoing.on('error', () => {});
  outgoing.end('{}');
  await expect.poll(() => methods).toEqual(['GET', 'PUT']);
  outgoing.destroy();
  expect(await ask(url, 'GET', '')).toBe(200);
  expect(methods).toEqual(['GET', 'PUT', 'GET']);
});

test('2,000 requests over 50 connections to a server that closes idle ones at once: all are answered', async () => {
  const server = createServer({ keepAliveTimeout: 1 }, (incoming, response) => {
    void text(incoming).then((body) => response.end(body));
  });
  // A hint at the time would let a client avoid the race.
  server.on('request', (_, response) => response.setHeader('Keep-Alive', 'max=1000'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = await proxyAt((server.address() as AddressInfo).port, () => server.close());
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  onTestFinished(() => agent.destroy());
  const statuses = new Map<string, number>();
  let sent = 0;
  const work = async (): Promise<void> => {
    while (sent < 2_000) {
      sent += 1;
      const body = `{"n":${sent}}`;
      const outgoing = request(url, { method: 'PUT', agent }).end(body);
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      const said = `${answer.statusCode} ${(await text(answer)) === body}`;
      statuses.set(said, (statuses.get(said) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 50 }, work));
  expect([...statuses]).toEqual([['200 true', 2_000]]);
});
