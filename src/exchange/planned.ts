import type { Exchange } from './exchange.ts';
import type { JsonObject } from './json.ts';
import type { TokenKind } from './placeholder.ts';

/** Which token a request carries, if any. */
export type TokenUse =
  | TokenKind
  | 'none'
  | 'empty'
  | 'other scheme'
  | 'scheme as long'
  | 'scheme of frameworks'
  | 'no scheme'
  | 'lower-case scheme';

/** One request of a plan: what to send, and for what. */
export interface PlannedRequest {
  readonly purpose: string;
  readonly agentId: string;
  readonly webhookId: string;
  /** The description's where absent. */
  readonly method?: string;
  readonly token?: TokenUse;
  /** An update, or the raw text of a body that is none; null for no body. */
  readonly body: JsonObject | string | null;
  /** An update with blanks between its members, and escapes in its texts as many JSON libraries write them. */
  readonly escaped?: boolean;
  /** The body is sent in chunks, without its length. */
  readonly chunked?: boolean;
  /** Each character of the body is sent as one byte, so that letters beyond ASCII are no UTF-8. */
  readonly latin1?: boolean;
  /** The media type of the body; null for no Content-Type header. The description's where absent. */
  readonly mediaType?: string | null;
}

/** What a plan asks for next: one request, several at once, or a pause in milliseconds. */
export type Step = PlannedRequest | readonly PlannedRequest[] | { readonly pause: number };

/** A generator of requests. It is handed the exchanges of each step, and asserts nothing. */
export type Plan = Generator<Step, void, readonly Exchange[]>;
