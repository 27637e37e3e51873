import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createClient } from '../target/client.ts';
import type { Way } from '../target/way.ts';
import { forward } from './forward.ts';
import type { Upstream } from './open-request.ts';
import { HEADER_BYTES } from './open-request.ts';
import { PassingRequest } from './passing-request.ts';
import { endWith, passUpgrade } from './upgrade.ts';
import type { Watcher } from './watch.ts';

/** A proxy on a port of this machine. */
export interface ServedProxy {
  readonly url: string;
  /** Takes no more requests, waits a little for those on their way, and ends. */
  readonly close: () => Promise<void>;
}

/** How long the end waits for what is on its way, in milliseconds. */
const GRACE = 2_000;

/** What a client is told that takes this for the proxy of a network. */
const NO_TUNNEL =
  'talkover-contract proxy: this stands in front of one service and opens no tunnel. Give its URL to the client as that of the service, not as a proxy.\n';

/**
 * Serves a reverse proxy in front of one upstream, on loopback alone: whoever reaches it reaches the
 * upstream. It is Node's own server and client, because the packages for this go by way of header objects,
 * in which letter case, order and repetition are lost.
 *
 * @param port any free one where 0
 * @param way directly by default
 * @throws Error of the system where the port is taken
 */
export async function serveProxy(
  base: URL,
  port: number,
  watcher: Watcher,
  way?: Way,
): Promise<ServedProxy> {
  const client = await createClient(base.href, way);
  const upstream: Upstream = { base, client };
  const server = createServer({
    keepAliveTimeout: 60_000,
    requestTimeout: 0,
    maxHeaderSize: HEADER_BYTES,
    IncomingMessage: PassingRequest,
  });
  server.maxHeadersCount = 0;
  for (const event of ['request', 'checkContinue', 'checkExpectation'] as const)
    server.on(event, (incoming, response) => forward(incoming, response, upstream, watcher));
  server.on('upgrade', (incoming, socket, head) => passUpgrade(incoming, socket, head, upstream));
  server.on('connect', (_, socket) => {
    socket.on('error', () => socket.destroy());
    endWith(socket, 501, 'Not Implemented', NO_TUNNEL);
  });
  // The server itself loses sight of those that have become web sockets.
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, GRACE);
        server.close(() => {
          clearTimeout(timer);
          client.close();
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
