import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { failureOf, isClosed } from '../target/failure.ts';
import { endToEnd, pairsOf } from './headers.ts';
import type { Upstream } from './open-request.ts';
import { openRequest, pathAt } from './open-request.ts';
import { passBack, passInformation, refuse, trailersOf } from './pass-back.ts';
import type { Outcome, Watcher } from './watch.ts';
import { passingBody } from './watch.ts';

/** Sending one of these twice does what sending it once does (RFC 9110 §9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);
/** So many bytes of a body are kept, so that it can be sent once more. */
const KEPT = 1_000_000;

/** Passes a request on and its answer back, neither of them changed but for what belongs to the connection. */
export function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  upstream: Upstream,
  watcher: Watcher,
): void {
  const { method = '', url } = incoming;
  const headers = endToEnd(pairsOf(incoming.rawHeaders));
  const watch = watcher({
    method,
    url: upstream.base.origin + pathAt(upstream.base, url),
    headers,
  });
  const kept = IDEMPOTENT.has(method) ? passingBody(KEPT) : undefined;
  let outgoing: ClientRequest | undefined;
  let ended = false;
  const finish = (): void => {
    ended = true;
    outgoing?.addTrailers(trailersOf(incoming));
    outgoing?.end();
  };
  /** What is still coming of the body is read, so that the connection can be used again. */
  const drain = (): void => {
    outgoing = undefined;
    incoming.resume();
  };
  const fail = (error: Error, outcome: Outcome): void => {
    outgoing?.destroy();
    watch?.done(outcome);
    if (response.headersSent) response.destroy();
    else refuse(response, error, upstream.client.route);
    drain();
  };
  const send = (fresh: boolean): void => {
    const request = openRequest(incoming, headers, upstream, fresh);
    outgoing = request;
    let answered = false;
    const isStale = staleness(request);
    request.on('continue', () => response.writeContinue());
    request.on('information', (information) => passInformation(information, response));
    request.on('drain', () => incoming.resume());
    request.on('response', (answer) => {
      answered = true;
      const refusal = upstream.client.refusal(answer);
      if (refusal === undefined) passBack(answer, response, watch);
      else fail(refusal, { kind: 'unknown' });
    });
    request.on('close', () => {
      if (outgoing === request) drain();
    });
    request.on('error', (error) => {
      if (outgoing !== request) return;
      // The answer tells by itself whether it broke off.
      if (answered) drain();
      else if (fresh || !isStale(error) || kept?.bytes() === undefined)
        fail(error, outcomeOf(error, request));
      else sendAgain(kept.bytes());
    });
  };
  const sendAgain = (body: Buffer | undefined): void => {
    send(true);
    if (body?.length) outgoing?.write(body);
    if (ended) finish();
    else incoming.resume();
  };
  response.on('close', () => {
    // Whoever asked has gone; what came of the request nobody knows.
    if (response.writableFinished) return;
    watch?.done({ kind: 'unknown' });
    const unwanted = outgoing;
    outgoing = undefined;
    unwanted?.destroy();
  });
  incoming.on('data', (chunk: Buffer) => {
    watch?.sent.add(chunk);
    kept?.add(chunk);
    if (outgoing?.write(chunk) === false) incoming.pause();
  });
  incoming.on('end', finish);
  try {
    send(false);
  } catch (error) {
    fail(error as Error, { kind: 'unknown' });
  }
}

/**
 * Tells whether an error means that the upstream closed a kept connection just as the request came. It has
 * not answered a byte then, which says nothing of the request.
 */
function staleness(request: ClientRequest): (error: Error) => boolean {
  let before = 0;
  request.on('socket', (socket) => {
    before = socket.bytesRead;
  });
  return (error) => request.reusedSocket && isClosed(error) && request.socket?.bytesRead === before;
}

/** A failure is the upstream's own only where a connection to it was there. */
function outcomeOf(error: Error, { socket }: ClientRequest): Outcome {
  const reached = socket !== null && !socket.connecting && socket.bytesWritten > 0;
  return reached && failureOf(error).kind !== 'unreachable'
    ? { kind: 'broken', message: error.message }
    : { kind: 'unknown' };
}
