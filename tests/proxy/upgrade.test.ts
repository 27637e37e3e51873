import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { proxyAt, proxyTo, proxyToRaw, sendRaw } from './stage.ts';

const H2C = ['Connection: Upgrade, HTTP2-Settings', 'HTTP2-Settings: AAMAAABkAAQ', 'Upgrade: h2c'];

/** An upstream that answers with what it was sent; its own `Upgrade` is what it would have taken. */
async function echo(): Promise<{ url: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const url = await proxyTo((incoming, response) => {
    seen.push(incoming);
    void text(incoming).then((body) => response.end(`${incoming.method} ${body};`));
  });
  return { url, seen };
}

test.each<[string, string, readonly string[], readonly string[]]>([
  ['with a length', 'PUT', [...H2C, 'Content-Length: 6'], ['abcdef']],
  ['with a length, in pieces', 'PUT', [...H2C, 'Content-Length: 6'], ['', 'abc', 'def']],
  [
    'in chunks',
    'POST',
    [...H2C, 'Transfer-Encoding: chunked'],
    ['3\r\nabc\r\n', '3\r\ndef\r\n0\r\n\r\n'],
  ],
  ['to TLS', 'PUT', ['Connection: upgrade', 'Upgrade: TLS/1.0', 'Content-Length: 6'], ['abcdef']],
  [
    'to a web socket, with a body',
    'PUT',
    ['Connection: Upgrade', 'Upgrade: websocket', 'Content-Length: 6'],
    ['abcdef'],
  ],
])('an upgrade is left, and its request passes: %s', async (_, method, headers, pieces) => {
  const { url, seen } = await echo();
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('latin1');
  onTestFinished(() => void socket.destroy());
  let answers = '';
  socket.on('data', (piece) => {
    answers += piece;
  });
  const [first = '', ...more] = pieces;
  socket.write([`${method} /a HTTP/1.1`, 'Host: a', ...headers, '', first].join('\r\n'));
  for (const piece of more) {
    await sleep(20);
    socket.write(piece);
  }
  await expect.poll(() => answers).toContain(`${method} abcdef;`);
  // The connection goes on as it was.
  socket.write('GET /b HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => answers).toContain('GET ;');
  for (const { headers: own } of seen) {
    expect(own.upgrade ?? own['http2-settings']).toBeUndefined();
    expect(own.connection).toBe('keep-alive');
  }
});

test('an upgrade without a body is left, too', async () => {
  const { url, seen } = await echo();
  const answer = await sendRaw(
    url,
    ['GET / HTTP/1.1', 'Host: a', 'Connection: close, Upgrade', 'Upgrade: h2c', '', ''].join(
      '\r\n',
    ),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*GET ;/s);
  expect(seen[0]?.headers.upgrade).toBeUndefined();
});

test('a web socket is opened alone, whatever else is offered, and both ways are open', async () => {
  const server = createServer();
  const offered: (string | undefined)[] = [];
  server.on('upgrade', (incoming, socket, head) => {
    offered.push(incoming.headers.upgrade, incoming.headers.connection);
    socket.write('HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello');
    if (head.length > 0) socket.write(head);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = await proxyAt((server.address() as AddressInfo).port, () => server.close());
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('latin1');
  let heard = '';
  socket.on('data', (piece) => {
    heard += piece;
  });
  socket.write(
    'GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: h2c, websocket\r\n\r\nearly',
  );
  await expect.poll(() => heard).toMatch(/^HTTP\/1\.1 101 Go\r\n.*\r\n\r\nhelloearly$/s);
  socket.write('late');
  await expect.poll(() => heard).toMatch(/late$/);
  expect(offered).toEqual(['websocket', 'Upgrade']);
  socket.destroy();
});

test.each([
  ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n3\r\nno!\r\n0\r\n\r\n'],
  ['with a length', 'Content-Length: 3\r\n\r\nno!'],
])('a refused web socket arrives as an answer that ends: %s', async (_, rest) => {
  const url = await proxyToRaw((socket) => {
    socket.write(
      `HTTP/1.1 426 Upgrade Required\r\nX-Twice: 1\r\nX-Twice: 2\r\nConnection: keep-alive\r\n${rest}`,
    );
  });
  const outgoing = request(url, { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } }).end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect([answer.statusCode, answer.headers['x-twice'], await text(answer)]).toEqual([
    426,
    '1, 2',
    'no!',
  ]);
});

test('a web socket to an upstream that is not there is 502', async () => {
  const url = await proxyAt(1, () => undefined);
  const outgoing = request(url, { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } }).end();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await text(answer)]).toEqual([
    502,
    expect.stringContaining('ECONNREFUSED'),
  ]);
});
