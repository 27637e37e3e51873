import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { fetchListener } from '../../src/twin/listeners.ts';
import { folder, start } from '../cli/command.ts';

/** A twin that opens web sockets, and never answers what is under `/silent`. */
async function upstream(): Promise<{ url: string; path: string; token: string }> {
  const { ids, fetch } = createTwin();
  const twin = fetchListener(fetch);
  const server = createServer((incoming, response) => {
    if (incoming.url !== '/silent') twin(incoming, response);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('upgrade', (_, socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    path: `/api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}`,
    token: ids.token,
  };
}

/** What clients leave open. */
const HANGING = [
  '',
  'GET / HTTP/1.1\r\nHos',
  'PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhal',
  'GET /silent HTTP/1.1\r\nHost: a\r\n\r\n',
  'PUT /silent HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 1\r\n\r\nx',
  'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'GET /y HTTP/1.1\r\nHost: a\r\n\r\n',
];

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends it with verdict and recording, whatever hangs, and being told twice cuts nothing off',
  async (signal) => {
    const { url: target, path, token } = await upstream();
    const har = join(await folder(), 'p.har');
    const running = start(['proxy', '--url', target, '--record', har]);
    const [, url = ''] = await running.says(/Listening on (\S+)/);
    const answer = await fetch(url + path, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: '{"timeout":45}',
    });
    expect(answer.status).toBe(200);
    for (const bytes of HANGING) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(bytes);
      onTestFinished(() => void socket.destroy());
    }
    await sleep(200);
    const before = performance.now();
    running.child.kill(signal);
    await sleep(300);
    running.child.kill(signal);
    const { code, out } = await running.done;
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(code).toBe(0);
    expect(out).toMatch(/conforms\. 1 request, /);
    expect(JSON.parse(await readFile(har, 'utf8')).log.entries).toHaveLength(1);
  },
);
