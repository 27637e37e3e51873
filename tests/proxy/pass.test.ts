import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, createServer as createRawServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { proxyAt, proxyTo, sendRaw } from './stage.ts';

test('a request arrives as it was sent: names, order, repetition, bytes', async () => {
  const seen: string[][] = [];
  const url = await proxyTo((incoming, response) => {
    seen.push(incoming.rawHeaders);
    incoming.pipe(response);
  });
  const answer = await sendRaw(
    url,
    [
      'PUT /a/b%20c?d=%C3%A9 HTTP/1.1',
      'host: api.example.com',
      'X-TwiceTold: one',
      'aCCept: */*',
      'X-TwiceTold: two',
      'X-Latin: \xe9',
      'Connection: close, X-Hop',
      'X-Hop: gone',
      'content-LENGTH: 4',
      '',
      '\x00\xff\r\n',
    ].join('\r\n'),
  );
  const [headers = []] = seen;
  const own = headers.slice(0, headers.indexOf('Connection'));
  expect(own).toEqual([
    'host',
    expect.stringMatching(/^127\.0\.0\.1:\d+$/),
    'X-TwiceTold',
    'one',
    'aCCept',
    '*/*',
    'X-TwiceTold',
    'two',
    'X-Latin',
    '\xe9',
    'content-LENGTH',
    '4',
  ]);
  expect(answer).toContain('\x00\xff\r\n');
});

test('a request without a body arrives without one, and without a length', async () => {
  const seen: IncomingMessage[] = [];
  const url = await proxyTo((incoming, response) => {
    seen.push(incoming);
    response.end();
  });
  await sendRaw(url, 'PUT / HTTP/1.1\r\nHost: a\r\nX-A: 1\r\nConnection: close\r\n\r\n');
  expect(seen[0]?.headers).not.toHaveProperty('transfer-encoding');
  expect(seen[0]?.headers).not.toHaveProperty('content-length');
  expect(seen[0]?.rawHeaders).toContain('X-A');
});

test('an answer arrives as it was sent, redirects and repeated headers too', async () => {
  const url = await proxyTo((_, response) => {
    response.sendDate = false;
    response.writeHead(307, 'Go There', [
      'Set-Cookie',
      'a=1',
      'set-cookie',
      'b=2',
      'Location',
      'https://elsewhere.example.com/',
      'Content-Length',
      '0',
    ]);
    response.end();
  });
  const answer = await sendRaw(url, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  expect(answer).toBe(
    'HTTP/1.1 307 Go There\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nLocation: https://elsewhere.example.com/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  );
});

test('what is streamed arrives piece by piece, trailers at its end', async () => {
  let go = (): void => undefined;
  const url = await proxyTo((incoming, response) => {
    response.writeHead(200, { Trailer: 'X-Sum' });
    response.write('first');
    go = () => {
      response.addTrailers({ 'X-Sum': '7' });
      response.end('last');
    };
    incoming.resume();
  });
  const outgoing = request(url).end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const [first] = await once(answer, 'data');
  expect(String(first)).toBe('first');
  go();
  expect(await text(answer)).toBe('last');
  expect(answer.trailers).toEqual({ 'x-sum': '7' });
});

test('a body is sent only once the upstream asks for it', async () => {
  const url = await proxyTo((incoming, response) => {
    incoming.pipe(response);
  });
  const outgoing = request(url, {
    method: 'PUT',
    headers: { Expect: '100-continue', 'Content-Length': 2 },
  });
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  outgoing.end('ok');
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect(await text(answer)).toBe('ok');
});

test('connections are kept', async () => {
  const ports = new Set<number | undefined>();
  const url = await proxyTo((incoming, response) => {
    ports.add(incoming.socket.remotePort);
    response.end();
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  for (let n = 0; n < 3; n += 1) {
    const [answer] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage];
    await text(answer);
  }
  expect(ports.size).toBe(1);
});

test('a web socket passes', async () => {
  const server = createServer();
  server.on('upgrade', (_, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = await proxyAt((server.address() as AddressInfo).port, () => server.close());
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 101 /);
  socket.write('hello');
  expect(String((await once(socket, 'data'))[0])).toBe('hello');
  socket.destroy();
});

test('an upstream that is not there is 502; one that breaks off breaks off', async () => {
  const raw = createRawServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal'));
  });
  raw.listen(0, '127.0.0.1');
  await once(raw, 'listening');
  const url = await proxyAt((raw.address() as AddressInfo).port, () => raw.close());
  const [answer] = (await once(request(url).end(), 'response')) as [IncomingMessage];
  await expect(text(answer)).rejects.toThrow('aborted');
  const nowhere = await proxyAt(1, () => undefined);
  const [refusal] = (await once(request(nowhere).end(), 'response')) as [IncomingMessage];
  expect(refusal.statusCode).toBe(502);
  expect(await text(refusal)).toContain('ECONNREFUSED');
});
