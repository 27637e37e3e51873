import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Twin, TwinOptions } from './app.ts';
import { createTwin } from './app.ts';
import { withCors } from './cors.ts';
import { answerListener, fetchListener } from './listeners.ts';
import type { TwinIds } from './seed.ts';

export interface ServeOptions extends TwinOptions {
  /** A twin made before, perhaps with its `fetch` wrapped; else one is made of the options. */
  readonly twin?: Pick<Twin, 'fetch' | 'ids'>;
  /** Any free port by default. */
  readonly port?: number;
  /** Loopback by default: the twin's tokens follow from its seed and so protect nothing. */
  readonly hostname?: string;
  /** Let pages of any origin call it. */
  readonly cors?: boolean;
}

export interface ServedTwin {
  readonly url: string;
  readonly ids: TwinIds;
  /** Ends every connection at once, idle or not. */
  close(): Promise<void>;
}

export async function serveTwin(options: ServeOptions = {}): Promise<ServedTwin> {
  const { port = 0, hostname = '127.0.0.1' } = options;
  const { ids, listener } = listening(options);
  const server = createServer(
    { keepAliveTimeout: 60_000 },
    options.cors === true ? withCors(listener) : listener,
  );
  server.listen(port, hostname);
  await once(server, 'listening'); // rejects when the port is taken

  return {
    url: urlOf(server.address() as AddressInfo),
    ids,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The URL of a server that listens. */
export function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

// Only a `fetch` that may be somebody else's needs a `Request`, which costs more than all the rest.
function listening(options: ServeOptions): Pick<Twin, 'ids'> & { listener: RequestListener } {
  if (options.twin !== undefined)
    return { ids: options.twin.ids, listener: fetchListener(options.twin.fetch) };
  const { ids, answer } = createTwin(options);
  return { ids, listener: answerListener(answer) };
}
