import type {
  Agent,
  ClientRequest,
  IncomingMessage,
  RequestOptions,
  ServerResponse,
} from 'node:http';
import type { Header } from '../exchange/exchange.ts';
import { addressedTo, endToEnd, pairsOf, without } from './headers.ts';
import type { Watch, Watcher } from './watch.ts';

/** Where requests are passed on to. */
export interface Upstream {
  readonly base: URL;
  readonly agent: Agent;
  readonly open: (options: RequestOptions) => ClientRequest;
}

const BAD_GATEWAY = 502;
const EARLY_HINTS = 103;
const PROCESSING = 102;

/** Passes a request on and its answer back, neither of them changed but for what belongs to the connection. */
export function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  upstream: Upstream,
  watcher: Watcher,
): void {
  const headers = endToEnd(pairsOf(incoming.rawHeaders));
  const outgoing = openRequest(incoming, headers, upstream);
  const watch = watcher({
    method: incoming.method ?? '',
    url: new URL(outgoing.path, upstream.base).href,
    headers,
  });
  outgoing.on('continue', () => response.writeContinue());
  outgoing.on('information', ({ statusCode, headers: { link } }) => {
    if (statusCode === EARLY_HINTS && link !== undefined) response.writeEarlyHints({ link });
    else if (statusCode === PROCESSING) response.writeProcessing();
  });
  outgoing.on('response', (answer) => passBack(answer, response, watch));
  outgoing.on('error', (error) => {
    watch?.done(
      isReached(outgoing) ? { kind: 'broken', message: error.message } : { kind: 'unknown' },
    );
    if (response.headersSent) response.destroy();
    else refuse(response, error);
  });
  response.on('close', () => {
    // Whoever asked has gone; what came of the request nobody knows.
    if (response.writableFinished) return;
    watch?.done({ kind: 'unknown' });
    outgoing.destroy();
  });
  incoming.on('data', (chunk: Buffer) => watch?.sent.add(chunk));
  incoming.on('end', () => {
    outgoing.addTrailers(trailersOf(incoming));
    outgoing.end();
  });
  incoming.pipe(outgoing, { end: false });
}

/** The request at the upstream. Its path is the one that was asked for, behind the upstream's own. */
export function openRequest(
  {
    method = 'GET',
    url = '/',
    headers: { 'content-length': length, 'transfer-encoding': coding },
  }: IncomingMessage,
  headers: readonly Header[],
  { base, agent, open }: Upstream,
): ClientRequest {
  const path = base.pathname.replace(/\/+$/, '') + url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const all = addressedTo(base.host, headers);
  const framed = length !== undefined || coding !== undefined;
  const outgoing = open({
    agent,
    method,
    path,
    protocol: base.protocol,
    hostname: base.hostname.replace(/^\[|\]$/g, ''),
    port: base.port,
    setHost: false,
    // A flat list keeps names as they are, and in their order. Node adds framing to one without.
    ...(framed ? { headers: all.flat() as unknown as Record<string, string> } : {}),
  });
  if (framed) return outgoing;
  outgoing.useChunkedEncodingByDefault = false;
  for (const [name] of all) {
    const values = all.filter(([other]) => other.toLowerCase() === name.toLowerCase());
    outgoing.setHeader(
      name,
      values.length === 1 ? (values[0]?.[1] ?? '') : values.map(([, value]) => value),
    );
  }
  return outgoing;
}

function passBack(
  answer: IncomingMessage,
  response: ServerResponse,
  watch: Watch | undefined,
): void {
  const status = answer.statusCode ?? BAD_GATEWAY;
  const headers = endToEnd(pairsOf(answer.rawHeaders));
  response.sendDate = false;
  // How a body is framed is agreed anew with each side; a length stays what it is.
  response.writeHead(status, answer.statusMessage, without(headers, 'transfer-encoding').flat());
  response.flushHeaders();
  answer.on('data', (chunk: Buffer) => watch?.received.add(chunk));
  answer.on('end', () => {
    if (!answer.complete) return;
    response.addTrailers(trailersOf(answer));
    response.end();
    watch?.done({
      kind: 'answered',
      answer: { status, headers, body: watch.received.bytes() },
    });
  });
  answer.on('error', (error) => {
    watch?.done({ kind: 'broken', message: `the answer broke off: ${error.message}` });
    response.destroy();
  });
  answer.pipe(response, { end: false });
}

/** Whether a connection to the upstream was there, so that a failure is the upstream's own. */
function isReached({ socket }: ClientRequest): boolean {
  return socket !== null && socket !== undefined && !socket.connecting && socket.bytesWritten > 0;
}

function refuse(response: ServerResponse, error: Error): void {
  response.writeHead(BAD_GATEWAY, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`talkover-contract proxy: the upstream did not answer: ${error.message}\n`);
}

function trailersOf({ rawTrailers }: IncomingMessage): [string, string][] {
  return pairsOf(rawTrailers).map(([name, value]) => [name, value]);
}
