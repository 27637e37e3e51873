import type { Header } from '../exchange/exchange.ts';

/** More bytes of a body than this are passed on and not judged. */
const MOST = 2_000_000;

/** A body as it passes. */
export interface PassingBody {
  readonly add: (chunk: Buffer) => void;
  /** Undefined where it was larger than is kept. */
  readonly bytes: () => Buffer | undefined;
}

/**
 * A body of which nothing has passed.
 *
 * @param most how many bytes of it are kept
 */
export function passingBody(most = MOST): PassingBody {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    add: (chunk) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else chunks.length = 0;
    },
    bytes: () => (size > most ? undefined : Buffer.concat(chunks)),
  };
}

/** An answer as it passed. */
export interface PassedAnswer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Buffer | undefined;
}

/** What came of a request: an answer; one that broke off on the server's side; or nothing that can be judged. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: PassedAnswer }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'unknown' };

/** A request as it passes, as somebody who watches is told of it. */
export interface Passing {
  readonly method: string;
  /** Absolute, at the upstream. */
  readonly url: string;
  readonly headers: readonly Header[];
}

/** Watches one request. */
export interface Watch {
  /** The body that was sent is complete, or as complete as it gets. */
  readonly sent: PassingBody;
  readonly received: PassingBody;
  /** Told once. */
  readonly done: (outcome: Outcome) => void;
}

/** Decides whether a request is watched; undefined where it only passes. */
export type Watcher = (passing: Passing) => Watch | undefined;
