import { STATUS_CODES } from 'node:http';
import type { Context } from '../context.ts';
import type { Exchange, Header, RecordedRequest } from '../exchange.ts';
import { header } from '../exchange.ts';

/**
 * What an entry of ours says besides HAR 1.2, so that the exchange can be made of it again as it was.
 * HAR permits members of one's own whose names begin with an underscore.
 */
export interface OwnFacts extends Omit<Exchange, 'request' | 'response'> {
  /** What the judge was told, in the first entry of a run. */
  readonly context?: Context;
  readonly undecodable?: true;
  readonly unrecorded?: true;
}

/** The name of the members that are ours. */
export const OWN = '_talkover';

/** HTTP's default of a HAR entry; what the wire spoke is not kept in an exchange. */
const HTTP = 'HTTP/1.1';
/** Sizes that are not known. */
const UNKNOWN = -1;

/**
 * An exchange as an entry of HAR 1.2.
 *
 * @param page id of the page that stands for the run
 * @param context told in the first entry of a run
 */
export function entryOf(exchange: Exchange, page: string, context?: Context): object {
  const { request, response, ...facts } = exchange;
  const time = exchange.endedAt - exchange.startedAt;
  const own: OwnFacts = {
    ...facts,
    ...(response?.undecodable ? { undecodable: true } : {}),
    ...(response?.unrecorded ? { unrecorded: true } : {}),
    ...(context === undefined ? {} : { context }),
  };
  return {
    pageref: page,
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time,
    request: requestOf(request),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    [OWN]: own,
  };
}

function requestOf({ method, url, headers, body }: RecordedRequest): object {
  return {
    method,
    url,
    httpVersion: HTTP,
    cookies: [],
    headers: named(headers),
    queryString: [],
    headersSize: UNKNOWN,
    bodySize: body === undefined ? UNKNOWN : sizeOf(body ?? ''),
    ...(typeof body === 'string'
      ? { postData: { mimeType: header(headers, 'content-type') ?? '', text: body } }
      : {}),
  };
}

/** No answer is written as status 0 with the reason beside it, as browsers do. */
function responseOf({ response, failure }: Exchange): object {
  const { status = 0, headers = [], body = '' } = response ?? {};
  const size = sizeOf(body);
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: response === undefined ? '' : HTTP,
    cookies: [],
    headers: named(headers),
    content: { size, mimeType: header(headers, 'content-type') ?? 'x-unknown', text: body },
    redirectURL: header(headers, 'location') ?? '',
    headersSize: UNKNOWN,
    bodySize: response === undefined ? UNKNOWN : size,
    ...(failure === undefined ? {} : { _error: failure.message }),
  };
}

function named(headers: readonly Header[]): { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
