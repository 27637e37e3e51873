import type { IncomingMessage, InformationEvent, ServerResponse } from 'node:http';
import { failureOf } from '../target/failure.ts';
import { endToEnd, pairsOf, without } from './headers.ts';
import type { Watch } from './watch.ts';

const BAD_GATEWAY = 502;
const EARLY_HINTS = 103;
const PROCESSING = 102;

/** Passes on what comes ahead of an answer. */
export function passInformation(
  { statusCode, headers: { link } }: InformationEvent,
  response: ServerResponse,
): void {
  if (statusCode === EARLY_HINTS && link !== undefined) response.writeEarlyHints({ link });
  else if (statusCode === PROCESSING) response.writeProcessing();
}

/** Passes an answer back, and tells what came of the request once it is whole or has broken off. */
export function passBack(
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

/** Answers a request that could not be passed on. */
export function refuse(response: ServerResponse, error: Error, route: string): void {
  response.writeHead(BAD_GATEWAY, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(refusalText(error, route));
}

/** What a client reads whose request could not be passed on. */
export function refusalText(error: Error, route: string): string {
  const { message, advice = '' } = failureOf(error, route);
  return `talkover-contract proxy: the upstream did not answer: ${message}${advice === '' ? '' : `. ${advice}`}\n`;
}

/** The trailers of a message, as they were sent. */
export function trailersOf({ rawTrailers }: IncomingMessage): [string, string][] {
  return pairsOf(rawTrailers).map(([name, value]) => [name, value]);
}
