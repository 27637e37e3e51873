import type { Failure, Header } from '../exchange/exchange.ts';

/** A request as it goes out: nothing in it is replaced. Never recorded as it is. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: string | null;
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
