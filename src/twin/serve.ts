import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Twin, TwinOptions } from './app.ts';
import { createTwin } from './app.ts';
import { bodyText } from './respond.ts';
import type { TwinIds } from './seed.ts';

export interface ServeOptions extends TwinOptions {
  /** A twin made before, perhaps with its `fetch` wrapped; else one is made of the options. */
  readonly twin?: Pick<Twin, 'fetch' | 'ids'>;
  /** Any free port by default. */
  readonly port?: number;
  /** Loopback by default: the twin's tokens follow from its seed and so protect nothing. */
  readonly hostname?: string;
}

export interface ServedTwin {
  readonly url: string;
  readonly ids: TwinIds;
  /** Ends every connection at once, idle or not. */
  close(): Promise<void>;
}

export async function serveTwin(options: ServeOptions = {}): Promise<ServedTwin> {
  const { port = 0, hostname = '127.0.0.1', twin = createTwin(options) } = options;
  const server = createServer({ keepAliveTimeout: 60_000 }, listenerOf(twin));
  server.listen(port, hostname);
  await once(server, 'listening'); // rejects when the port is taken

  const { address, family, port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${boundPort}`,
    ids: twin.ids,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// The adapter is quick only if it may replace `Request` and `Response` for the whole process, whose
// owner may be somebody's test run. Writing the answer past it is as quick and leaves them alone.
function listenerOf(twin: Pick<Twin, 'fetch'>): ReturnType<typeof getRequestListener> {
  return getRequestListener(
    (request, { outgoing }) =>
      twin.fetch(request, (answer) => {
        outgoing.statusCode = answer.status;
        for (const [name, value] of Object.entries(answer.headers)) outgoing.setHeader(name, value);
        outgoing.end(bodyText(answer));
        return RESPONSE_ALREADY_SENT;
      }),
    { overrideGlobalObjects: false },
  );
}
