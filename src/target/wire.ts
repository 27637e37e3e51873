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

/** Sends one request and waits for its whole answer. Never throws and never follows a redirect. */
export type Send = (request: WireRequest) => Promise<WireAnswer>;
