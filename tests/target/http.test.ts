import { expect, test } from 'vitest';
import { raw } from './raw-server.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

test('a connection is kept for the next request', async () => {
  const { ask, connections } = await raw((socket) => socket.write(OK));
  for (let n = 0; n < 3; n += 1) expect(await ask()).toMatchObject({ status: 200, body: '{}' });
  expect(connections()).toBe(1);
});

test('a server that closes after every answer is asked on fresh ones, each request once', async () => {
  const { ask, requests, connections } = await raw((socket) =>
    socket.end(OK.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')),
  );
  for (let n = 0; n < 5; n += 1) expect(await ask()).toMatchObject({ status: 200 });
  expect([requests.length, connections()]).toEqual([5, 5]);
});

test('a reused connection closed with no byte of answer: sent once more, on a fresh one', async () => {
  const { ask, requests, connections } = await raw((socket, _, n) => {
    if (n === 2) socket.destroy();
    else socket.write(OK);
  });
  await ask();
  expect(await ask()).toMatchObject({ status: 200 });
  expect([requests.length, connections()]).toEqual([3, 2]);
  expect(requests[2]?.split('\r\n\r\n')[1]).toBe('{"a":1}');
});

test('once, and not again', async () => {
  const { ask, requests } = await raw((socket, _, n) => {
    if (n === 1) socket.write(OK);
    else socket.destroy();
  });
  await ask();
  expect(await ask()).toMatchObject({ failure: { kind: 'closed' } });
  expect(requests).toHaveLength(3);
});

test('a fresh connection that is closed is an answer that broke, and is not sent again', async () => {
  const { ask, requests } = await raw((socket) => socket.destroy());
  expect(await ask()).toMatchObject({ failure: { kind: 'closed' } });
  expect(requests).toHaveLength(1);
});

test('a reused connection closed after the first bytes of an answer is not sent again', async () => {
  const { ask, requests } = await raw((socket, _, n) => {
    if (n === 1) socket.write(OK);
    else socket.write('HTTP/1.1 200 OK\r\nContent-Ty', () => socket.resetAndDestroy());
  });
  await ask();
  expect(await ask()).toMatchObject({ failure: { kind: 'closed' } });
  expect(requests).toHaveLength(2);
});

test.each([
  ['a body that breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"a', 'closed'],
  ['what is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'malformed'],
  ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}', 'malformed'],
  ['a body without end', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(5_000)}`, 'oversized'],
  ['headers without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`, 'malformed'],
])('%s', async (_, text, kind) => {
  const { ask } = await raw((socket) => socket.end(text));
  expect(await ask()).toMatchObject({ failure: { kind } });
});

test('no answer at all ends with the time', async () => {
  const { ask } = await raw(() => {});
  const before = performance.now();
  expect(await ask()).toMatchObject({ failure: { kind: 'timeout' } });
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('a byte now and then does not win time', async () => {
  const { ask } = await raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n');
    const timer = setInterval(() => socket.write('x'), 50);
    socket.on('close', () => clearInterval(timer));
  });
  expect(await ask()).toMatchObject({ failure: { kind: 'timeout' } });
});

test('a redirect is an answer and not followed', async () => {
  const { ask, requests } = await raw((socket) =>
    socket.write('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n'),
  );
  expect(await ask()).toMatchObject({ status: 302 });
  expect(requests).toHaveLength(1);
});

test('what is not UTF-8 is marked, repeated headers stay, HTTP/1.0 is read', async () => {
  const { ask } = await raw((socket) => {
    socket.write('HTTP/1.0 200 OK\r\nX-A: 1\r\nX-A: 2\r\n\r\n');
    socket.end(Buffer.from([0x22, 0xff, 0x22]));
  });
  const answer = await ask();
  expect(answer).toMatchObject({ status: 200, undecodable: true, body: '"\ufffd"' });
  expect(answer).toMatchObject({
    headers: [
      ['X-A', '1'],
      ['X-A', '2'],
    ],
  });
});

test('headers go out as they are, with host and length alone beside them', async () => {
  const { ask, requests } = await raw((socket) => socket.write(OK));
  await ask({ headers: [['AUTHORIZATION', 'Bearer x']], body: 'é' });
  const names = requests[0]
    ?.split('\r\n\r\n')[0]
    ?.split('\r\n')
    .slice(1)
    .map((line) => line.split(':')[0]);
  expect(names).toEqual(['Host', 'AUTHORIZATION', 'Content-Length', 'Connection']);
  expect(requests[0]).toContain('Content-Length: 2\r\n');
});

test('a header that cannot be sent does not throw, and its value is not told', async () => {
  const { ask } = await raw((socket) => socket.write(OK));
  const answer = await ask({ headers: [['X-Key', 'hunter22\r\nX-Evil: 1']] });
  expect(answer).toMatchObject({ failure: { kind: 'malformed' } });
  expect(JSON.stringify(answer)).not.toContain('hunter22');
});
