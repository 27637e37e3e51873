import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesOf, tooLarge } from '../twin/body.ts';
import { send } from '../twin/listeners.ts';
import { urlOf } from '../twin/serve.ts';
import type { ServedPrism } from './prism.ts';
import { servePrism } from './prism.ts';

/** Headers of a connection, which each side has its own of. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/**
 * Serves a Prism mock behind a server of ours: Prism's own keeps bodies of 10 MB, and that cannot be changed.
 *
 * @throws PrismMissing where Prism is not installed; Error of the system where the address is taken or none
 */
export async function serveFrontedPrism(
  port: number,
  hostname: string,
  cors: boolean,
): Promise<ServedPrism> {
  const prism = await servePrism(cors);
  const server = createServer((incoming, outgoing) => {
    void bytesOf(incoming).then(
      (body) => {
        if (body === undefined) send(tooLarge(), outgoing);
        else pass(incoming, body, outgoing, prism.url);
      },
      () => outgoing.destroy(),
    );
  });
  try {
    server.listen(port, hostname);
    await once(server, 'listening');
  } catch (error) {
    await prism.close();
    throw error;
  }
  return {
    url: urlOf(server.address() as AddressInfo),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await prism.close();
    },
  };
}

function pass(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  to: string,
): void {
  const { hostname, port } = new URL(to);
  const inner = request({
    hostname,
    port,
    method,
    path: url,
    headers: {
      ...endToEnd(headers),
      ...(headers['transfer-encoding'] === undefined ? {} : { 'content-length': body.length }),
    },
  });
  inner.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 0, endToEnd(answer.headers));
    answer.pipe(outgoing);
  });
  inner.on('error', () => outgoing.destroy());
  inner.end(body);
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name)),
  );
}
