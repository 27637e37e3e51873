import { remember } from './remember.ts';

/** A header as it stood on the wire: name and value, repeated names repeated. */
export type Header = readonly [name: string, value: string];

/** A request as recorded. Tokens and webhook secrets in it are placeholders. */
export interface RecordedRequest {
  readonly method: string;
  /** Absolute URL. */
  readonly url: string;
  readonly headers: readonly Header[];
  /** The body's text; null where none was sent; absent where a recording does not tell. */
  readonly body?: string | null;
}

/** An answer as recorded, its body as raw text: what a client library makes of it is no witness. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  /** The body is not UTF-8; what could not be read stands in it as U+FFFD. */
  readonly undecodable?: true;
  /** A recording of others holds the status and not the whole body. */
  readonly unrecorded?: true;
  /** The characters that the body had, where only its beginning is kept as evidence. */
  readonly cut?: number;
}

/** Why there is no complete answer. */
export type FailureKind = 'unreachable' | 'closed' | 'timeout' | 'oversized' | 'malformed';

/** No answer, or one that broke off. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  /** What to do, where the kind of failure tells. */
  readonly advice?: string;
}

/** One request and what came of it. The unit of a transcript. */
export interface Exchange {
  /** Place in the transcript, from 1. */
  readonly id: number;
  /** When the request was sent, in milliseconds since 1970; fractions count. */
  readonly startedAt: number;
  /** When the answer was complete, in milliseconds since 1970. */
  readonly endedAt: number;
  /** A recording of others cuts both times to the millisecond. */
  readonly coarse?: true;
  readonly request: RecordedRequest;
  /** Neither an answer nor a failure: nobody knows what came of the request. */
  readonly response?: RecordedResponse;
  readonly failure?: Failure;
  /** The same request was sent again after this answer (429, 503), which therefore decides nothing. */
  readonly repeated?: true;
  /** What the plan sent it for; absent in recordings of others. */
  readonly purpose?: string;
  /** Where it stands in a recording of others: `file:line:column`. */
  readonly source?: string;
}

/** The values of a header, whatever its letter case. */
export function headerValues(headers: readonly Header[], name: string): string[] {
  return headers.filter(([key]) => isNamed(key, name)).map(([, value]) => value);
}

function isNamed(key: string, name: string): boolean {
  return key.length === name.length && (key === name || key.toLowerCase() === name.toLowerCase());
}

/** The first value of a header; undefined where there is none. */
export function header(headers: readonly Header[], name: string): string | undefined {
  for (const [key, value] of headers) if (isNamed(key, name)) return value;
  return undefined;
}

/** The media type of a message without its parameters, in lower case; undefined where none is given. */
export function mediaType(headers: readonly Header[]): string | undefined {
  const value = header(headers, 'content-type');
  return value === undefined ? undefined : withoutParameters(value);
}

const withoutParameters = remember((value) => (value.split(';')[0] ?? '').trim().toLowerCase());
