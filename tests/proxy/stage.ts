import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer as createRawServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { serveProxy } from '../../src/proxy/serve.ts';

/** A proxy in front of a server; what the server is told over the wire can be looked at. */
export async function proxyTo(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return proxyAt((server.address() as AddressInfo).port, () => server.close());
}

/** A proxy in front of a port. */
export async function proxyAt(port: number, close: () => void): Promise<string> {
  const proxy = await serveProxy(new URL(`http://127.0.0.1:${port}`), 0, () => undefined);
  onTestFinished(async () => {
    await proxy.close();
    close();
  });
  return proxy.url;
}

/** Sends bytes and gives all that comes back until the connection ends. */
export function sendRaw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(bytes, 'latin1');
  return text(socket.setEncoding('latin1'));
}

/** A proxy in front of a server that sees each piece of a connection as text, and numbers the connections. */
export async function proxyToRaw(
  hear: (socket: Socket, text: string, connection: number) => void,
): Promise<string> {
  let connections = 0;
  const server = createRawServer((socket) => {
    connections += 1;
    const own = connections;
    socket.on('error', () => {});
    socket.setEncoding('latin1').on('data', (piece) => hear(socket, String(piece), own));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return proxyAt((server.address() as AddressInfo).port, () => server.close());
}
