import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Upstream } from './forward.ts';
import { openRequest } from './forward.ts';
import { pairsOf } from './headers.ts';

/** Passes a connection that changes its protocol, such as a web socket, through as it is. */
export function passUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  upstream: Upstream,
): void {
  const outgoing = openRequest(incoming, pairsOf(incoming.rawHeaders), upstream);
  client.on('error', () => outgoing.destroy());
  outgoing.on('error', () => client.destroy());
  outgoing.on('upgrade', (answer, server, first: Buffer) => {
    client.write(headOf(answer));
    if (first.length > 0) client.write(first);
    if (head.length > 0) server.write(head);
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
    server.pipe(client).pipe(server);
  });
  outgoing.on('response', (answer) => {
    client.write(headOf(answer));
    answer.pipe(client);
  });
  outgoing.end();
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = pairsOf(rawHeaders).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
}
