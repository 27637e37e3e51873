import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttpSend } from '../../src/target/http.ts';
import type { WireRequest } from '../../src/target/wire.ts';

/** A server that sees each request as text, and the number of its connection and of the request. */
export async function raw(
  answer: (socket: Socket, connection: number, n: number, text: string) => void,
  limits = { timeout: 400, maxBytes: 1_000 },
) {
  let connections = 0;
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    const own = connections;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (text) => {
      requests.push(String(text));
      answer(socket, own, requests.length, String(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { send, close } = await createHttpSend(`http://127.0.0.1:${port}`, limits);
  onTestFinished(() => {
    close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const wire: WireRequest = {
    method: 'PUT',
    url: `http://127.0.0.1:${port}/x`,
    headers: [],
    body: '{"a":1}',
  };
  return {
    ask: (more: Partial<WireRequest> = {}) => send({ ...wire, ...more }),
    requests,
    connections: () => connections,
  };
}
