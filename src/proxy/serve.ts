import { once } from 'node:events';
import { createServer, Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Upstream } from './forward.ts';
import { forward } from './forward.ts';
import { passUpgrade } from './upgrade.ts';
import type { Watcher } from './watch.ts';

/** A proxy on a port of this machine. */
export interface ServedProxy {
  readonly url: string;
  /** Takes no more requests, waits a little for those on their way, and ends. */
  readonly close: () => Promise<void>;
}

/** How long the end waits for what is on its way, in milliseconds. */
const GRACE = 2_000;

/**
 * Serves a reverse proxy in front of one upstream, on loopback alone: whoever reaches it reaches the
 * upstream. It is Node's own server and client, because the packages for this go by way of header objects,
 * in which letter case, order and repetition are lost.
 *
 * @param port any free one where 0
 * @throws Error of the system where the port is taken
 */
export async function serveProxy(base: URL, port: number, watcher: Watcher): Promise<ServedProxy> {
  const secure = base.protocol === 'https:';
  const { Agent, request } = secure
    ? await import('node:https')
    : { Agent: HttpAgent, request: httpRequest };
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' });
  const upstream: Upstream = { base, agent, open: (options) => request(options) };
  const server = createServer(
    { keepAliveTimeout: 60_000, requestTimeout: 0 },
    (incoming, response) => forward(incoming, response, upstream, watcher),
  );
  server.on('checkContinue', (incoming, response) =>
    forward(incoming, response, upstream, watcher),
  );
  server.on('upgrade', (incoming, socket, head) => passUpgrade(incoming, socket, head, upstream));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), GRACE);
        server.close(() => {
          clearTimeout(timer);
          agent.destroy();
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
