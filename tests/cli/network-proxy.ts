import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a network proxy was asked for. */
export interface Asked {
  readonly method: string;
  /** A host and its port, or a whole URL. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
}

/** A forward proxy that finds every host at one port of this machine. */
export interface NetworkProxy {
  readonly port: number;
  readonly asked: readonly Asked[];
  /** All bytes of the tunnels that clients sent. */
  readonly tunnelled: () => string;
}

/**
 * Serves a forward proxy with both ways of asking it: a tunnel, and a whole URL.
 *
 * @param to the port where every host is found
 * @param credentials `user:password`, if it asks for any
 * @param certified its certificate, if it speaks TLS
 */
export async function networkProxy(
  to: number,
  credentials?: string,
  certified?: { readonly cert: string; readonly key: string },
): Promise<NetworkProxy> {
  const asked: Asked[] = [];
  const bytes: Buffer[] = [];
  const expected = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`;
  const permits = ({ method = '', url = '', headers }: IncomingMessage): boolean => {
    asked.push({ method, target: url, headers });
    return credentials === undefined || headers['proxy-authorization'] === expected;
  };
  const server = certified === undefined ? createServer() : createSecureServer(certified);
  server.on('request', (incoming, response) => {
    if (permits(incoming)) pass(incoming, response, to);
    else response.writeHead(407, { 'Proxy-Authenticate': 'Basic' }).end('who are you?');
  });
  server.on('connect', (incoming, client, head) => {
    client.on('error', () => client.destroy());
    if (!permits(incoming)) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const service = connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      service.write(head);
      client.on('data', (chunk: Buffer) => bytes.push(chunk));
      service.pipe(client).pipe(service);
    });
    service.on('error', () => client.destroy());
    client.on('close', () => service.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { port, asked, tunnelled: () => Buffer.concat(bytes).toString('latin1') };
}

function pass(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url = '', headers } = incoming;
  if (!URL.canParse(url)) {
    response.writeHead(400).end('not a whole URL');
    return;
  }
  const { pathname } = new URL(url);
  const { 'proxy-authorization': _, ...own } = headers;
  const outgoing = request({ port, method, path: pathname, headers: own }, (answer) => {
    response.writeHead(answer.statusCode ?? 0, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}
