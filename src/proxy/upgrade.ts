import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Header } from '../exchange/exchange.ts';
import { endToEnd, openingWebSocket, pairsOf, without } from './headers.ts';
import type { Upstream } from './open-request.ts';
import { openRequest } from './open-request.ts';
import { refusalText } from './pass-back.ts';

/** Passes a connection that goes on as a web socket through as it is. */
export function passUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  upstream: Upstream,
): void {
  const headers = openingWebSocket(pairsOf(incoming.rawHeaders));
  const outgoing = openRequest(incoming, headers, upstream, true);
  let answered = false;
  client.on('error', () => client.destroy());
  client.on('close', () => outgoing.destroy());
  outgoing.on('error', (error) => {
    if (answered) client.destroy();
    else endWith(client, 502, 'Bad Gateway', refusalText(error, upstream.client.route));
  });
  outgoing.on('upgrade', (answer, server, first: Buffer) => {
    answered = true;
    client.write(headOf(answer, pairsOf(answer.rawHeaders)));
    if (first.length > 0) client.write(first);
    if (head.length > 0) server.write(head);
    server.on('error', () => client.destroy());
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
    server.pipe(client).pipe(server);
  });
  outgoing.on('response', (answer) => {
    answered = true;
    const refusal = upstream.client.refusal(answer);
    if (refusal !== undefined) {
      endWith(client, 502, 'Bad Gateway', refusalText(refusal, ''));
      return;
    }
    // The connection is not that of a server any more: the answer ends with it.
    const kept = without(endToEnd(pairsOf(answer.rawHeaders)), 'transfer-encoding');
    client.write(headOf(answer, [...kept, ['Connection', 'close']]));
    answer.on('error', () => client.destroy());
    answer.pipe(client);
  });
  outgoing.end();
}

/** Answers on a connection that no server answers on any more, and ends it. */
export function endWith(client: Duplex, status: number, reason: string, text: string): void {
  const lines = [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  client.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

function headOf(
  { statusCode, statusMessage }: IncomingMessage,
  headers: readonly Header[],
): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
  return Buffer.from(head, 'latin1');
}
