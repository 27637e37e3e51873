import type { Exchange, Header, RecordedRequest, RecordedResponse } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import { headersOf } from '../exchange/har/read-entry.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { isRecoded } from './recoded.ts';
import { startOf } from './times.ts';
import type { Veil } from './veil.ts';
import { shownRequest, shownResponse } from './visible-headers.ts';

/** What a recording has shown of its recorder, so that what an entry lacks can be understood. */
export interface Habits {
  /** Some update shows its body, so that one which shows none was sent without. */
  showsBodies: boolean;
}

/** Answers that are not the server's own: made by the page's tests or by its service worker. */
const MADE_UP = ['_wasFulfilled', '_fetchedViaServiceWorker'];

/** Whether an entry tells of the server at all. */
export function isOfServer(entry: JsonObject): boolean {
  return !MADE_UP.some((name) => entry[name] === true);
}

/**
 * Reads an entry of somebody else's HAR file as an exchange; what is secret in it is replaced at once.
 * HAR is kept loosely: what an entry lacks is left unknown, never guessed in the disfavour of the server.
 *
 * @param id its number in the recording
 * @param source where it stands, for people
 * @param undated when it was sent, in milliseconds, as far as its place in the file tells; for one that does not say
 */
export function readForeignEntry(
  entry: JsonObject,
  id: number,
  source: string,
  habits: Habits,
  veil: Veil,
  undated: number,
): Exchange | undefined {
  const { request, response } = entry;
  if (!isObject(request)) return undefined;
  const times = timesOf(entry, undated);
  const recorded = requestOf(request, habits, veil);
  const answer = isObject(response) ? responseOf(response, veil) : undefined;
  // Whoever sent it followed the redirect: the answer that counts is another entry's.
  const isOwn = answer !== undefined && (answer.status < 300 || answer.status >= 400);
  return {
    id,
    ...times,
    request: recorded,
    ...(isOwn ? { response: answer } : {}),
    source,
  };
}

/**
 * When an entry was sent and answered. Most recorders cut the time of sending to a millisecond, so the time
 * of answering is cut likewise: otherwise each request would seem to overlap the one before.
 */
function timesOf(
  entry: JsonObject,
  undated: number,
): Pick<Exchange, 'startedAt' | 'endedAt' | 'coarse'> {
  const startedAt = startOf(entry);
  if (startedAt === undefined) return { startedAt: undated, endedAt: undated };
  const { time } = entry;
  // How long it took is not known: it may have been on its way together with what followed.
  const took = typeof time === 'number' && time >= 0 ? time : UNKNOWN_TIME;
  const ended = startedAt + took;
  return Number.isInteger(startedAt)
    ? { startedAt, endedAt: Math.floor(ended), coarse: true }
    : { startedAt, endedAt: ended };
}

/** How long a request may have taken where nobody says, in milliseconds. */
const UNKNOWN_TIME = 10_000;

function requestOf(request: JsonObject, habits: Habits, veil: Veil): RecordedRequest {
  const { method, url, postData } = request;
  const type = isObject(postData) ? postData.mimeType : undefined;
  const headers = withType(headersOf(request.headers), type);
  const shown = shownRequest(headers, veil);
  const body = requestBody(request, headers, habits);
  return {
    method: methodOf(method),
    url: veil.url(String(method), String(url)),
    headers: shown,
    ...(body === undefined ? {} : { body: body === null ? null : veil.request(body) }),
  };
}

/** A method, which is a word (RFC 9110 §9.1); anything else is another one. */
function methodOf(method: Json | undefined): string {
  const name = String(method);
  return /^[A-Za-z]{1,16}$/.test(name) ? name : 'OTHER';
}

/** The text of a request's body; null where none was sent, undefined where that is not known. */
function requestBody(
  { postData, bodySize }: JsonObject,
  headers: readonly Header[],
  habits: Habits,
): string | null | undefined {
  const told = header(headers, 'content-length');
  const length = told === undefined ? undefined : Number(told);
  if (isObject(postData) && typeof postData.text === 'string' && postData.text !== '') {
    const text = textOf(postData.text, postData.encoding).body;
    habits.showsBodies = true;
    // A text that was cut or recoded on its way into the file is not what was sent.
    if (length !== undefined) return length === Buffer.byteLength(text) ? text : undefined;
    return isRecoded(text) ? undefined : text;
  }
  if (length === 0) return null;
  const sent = (length ?? 0) > 0 || (typeof bodySize === 'number' && bodySize > 0);
  return sent || !habits.showsBodies ? undefined : null;
}

/** Undefined where the request got no answer that was recorded: it may have been given up by its sender. */
function responseOf(response: JsonObject, veil: Veil): RecordedResponse | undefined {
  const { status, content } = response;
  if (typeof status !== 'number' || status < 100) return undefined;
  const all = headersOf(response.headers);
  const type = isObject(content) ? content.mimeType : undefined;
  const headers = shownResponse(all.length === 0 ? withType(all, type) : all, veil);
  const text = isObject(content) ? contentOf(content, response, all) : undefined;
  // Without any header nobody knows what the others were.
  if (text === undefined || all.length === 0)
    return { status, headers, body: veil.answer(text?.body ?? '', status), unrecorded: true };
  return { status, headers, ...text, body: veil.answer(text.body, status) };
}

type Text = Pick<RecordedResponse, 'body' | 'undecodable'>;

const EMPTY: readonly number[] = [204, 205, 304];

/** The body of an answer; undefined where the recording does not hold it, not whole, or recoded. */
function contentOf(
  { text, encoding, size, compression }: JsonObject,
  response: JsonObject,
  headers: readonly Header[],
): Text | undefined {
  const length = lengthOf(headers);
  if (typeof text !== 'string' || text === '') {
    const isEmpty = length === 0 || EMPTY.includes(Number(response.status));
    return isEmpty || (size === 0 && !cameWithBytes(response, length)) ? { body: '' } : undefined;
  }
  const read = textOf(text, encoding);
  const bytes = Buffer.byteLength(read.body);
  if (length !== undefined && length > bytes) return undefined;
  if (length !== bytes && encoding !== 'base64' && isRecoded(read.body)) return undefined;
  if (typeof size !== 'number' || size <= 0) return read;
  const saved = typeof compression === 'number' ? compression : 0;
  // Some recorders give the size as it was sent, compressed.
  return bytes >= size || bytes === size + saved ? read : undefined;
}

/** The bytes of a body as they were sent, where its header tells, and they were not packed. */
function lengthOf(headers: readonly Header[]): number | undefined {
  const told = header(headers, 'content-length');
  const packed = header(headers, 'content-encoding');
  if (told === undefined || !/^\d+$/.test(told.trim())) return undefined;
  return packed === undefined || Number(told) === 0 ? Number(told) : undefined;
}

/** Whether an answer had a body, which its recorder may have thrown away by the time of writing. */
function cameWithBytes(
  { bodySize, headersSize, headers, _transferSize: transferred }: JsonObject,
  length = 0,
): boolean {
  if (length > 0 || (typeof bodySize === 'number' && bodySize > 0)) return true;
  const all = headersOf(headers);
  if (header(all, 'content-encoding') !== undefined) return true;
  if (/chunked/i.test(header(all, 'transfer-encoding') ?? '')) return true;
  const known = typeof transferred === 'number' && typeof headersSize === 'number';
  return known && headersSize > 0 && transferred > headersSize;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(text: string, encoding: Json | undefined): Text {
  if (encoding !== 'base64') return { body: text };
  const bytes = Buffer.from(text, 'base64');
  try {
    return { body: STRICT.decode(bytes) };
  } catch {
    return { body: bytes.toString('utf8'), undecodable: true };
  }
}

function withType(headers: readonly Header[], type: Json | undefined): readonly Header[] {
  const known = header(headers, 'content-type') !== undefined;
  return known || typeof type !== 'string' || type === '' || type === 'x-unknown'
    ? headers
    : [...headers, ['Content-Type', type]];
}
