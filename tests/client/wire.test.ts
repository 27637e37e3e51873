import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import { createClient } from '../../src/client/index.ts';
import { errorOf, IDS, impatientClock } from './setup.ts';

// The platform's own fetch over a real connection: what a function in its place cannot show.
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function serving(...listeners: readonly RequestListener[]) {
  let count = 0;
  const urls: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const listener = listeners[Math.min(count, listeners.length - 1)];
    count += 1;
    urls.push(request.url);
    request.resume().on('end', () => listener?.(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  const { clock, waits } = impatientClock();
  const client = (options = {}) => createClient({ token: 'talq_test', baseUrl, clock, ...options });
  return { client, waits, urls, server };
}

const updated: RequestListener = (_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answers.success.example));
};

test('a good answer', async () => {
  const { client } = await serving(updated);
  const result = await client({ validate: true }).updateWebhook(IDS, { timeout: 45 });
  expect(result).toMatchObject({ status: 200, data: { timeout: 45 } });
});

test('connections that break before and within the answer are tried again', async () => {
  const { client, waits, urls } = await serving(
    (request) => request.socket.destroy(),
    (request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"success": true', () => request.socket.destroy());
    },
    updated,
  );
  expect((await client().updateWebhook(IDS, {})).status).toBe(200);
  expect(urls).toHaveLength(3);
  expect(waits).toHaveLength(2);
});

test('an answer that keeps breaking off', async () => {
  const { client } = await serving((request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"success": true', () => request.socket.destroy());
  });
  expect(await errorOf(client({ retries: 0 }).updateWebhook(IDS, {}))).toMatchObject({
    kind: 'truncated',
    status: 200,
    transient: true,
  });
});

test('nobody listens', async () => {
  const { client, server } = await serving(updated);
  server.close();
  await once(server, 'close');
  expect(await errorOf(client().updateWebhook(IDS, {}))).toMatchObject({
    kind: 'network',
    code: 'ECONNREFUSED',
  });
});

test('a redirect is not followed', async () => {
  const { client, urls } = await serving((_, response) => {
    response.writeHead(307, { location: '/elsewhere' }).end();
  }, updated);
  expect(await errorOf(client().updateWebhook(IDS, {}))).toMatchObject({
    kind: 'redirect',
    status: 307,
  });
  expect(urls).toHaveLength(1);
});

test('a time-out and an abort close the connection', async () => {
  let closed = 0;
  const { client } = await serving((request) => {
    request.socket.on('close', () => {
      closed += 1;
    });
  });
  const late = await errorOf(client({ timeout: 60, retries: 0 }).updateWebhook(IDS, {}));
  expect(late.kind).toBe('timeout');
  await expect.poll(() => closed, { timeout: 10_000 }).toBe(1);
  const signal = AbortSignal.timeout(60);
  const aborted = await client()
    .updateWebhook(IDS, {}, { signal })
    .catch((error: unknown) => error);
  expect(aborted).toBe(signal.reason);
  expect(aborted).toMatchObject({ name: 'TimeoutError' });
  await expect.poll(() => closed, { timeout: 10_000 }).toBe(2);
});
