import type { Failure, Header } from '../exchange/exchange.ts';

/** A request as it goes out: nothing in it is replaced. Never recorded as it is. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: string | null;
  /** The body goes out in chunks, without its length. */
  readonly chunked?: boolean;
  /** Each character of the body goes out as one byte. */
  readonly latin1?: boolean;
}

/** The bytes of a body as they go out; null for none. */
export function bytesOf({ body, latin1 }: WireRequest): Buffer | null {
  return body === null ? null : Buffer.from(body, latin1 ? 'latin1' : 'utf8');
}

/** What came back, or why nothing whole did. */
export type WireAnswer =
  | {
      readonly status: number;
      readonly headers: readonly Header[];
      readonly body: string;
      readonly undecodable?: true;
    }
  | { readonly failure: Failure };

/**
 * Sends one request and waits for its whole answer. Never throws and never follows a redirect.
 *
 * @param end nobody waits for the answer any longer once it is aborted: what is open for it may be closed
 */
export type Send = (request: WireRequest, end?: AbortSignal) => Promise<WireAnswer>;
