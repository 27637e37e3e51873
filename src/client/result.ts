import type { operation } from '../../generated/contract.ts';
import type { operations } from '../../generated/types.ts';

type Responses = operations[typeof operation.id]['responses'];

/** A status that the description documents. */
export type DocumentedStatus = keyof Responses;

/** The documented body of a status; `never` where none is documented. */
export type AnswerBody<Status extends DocumentedStatus> = Responses[Status] extends {
  content: Record<typeof operation.mediaType, infer Body>;
}
  ? Body
  : never;

/** The key of a member of the body that a pointer names. */
type KeyAt<Pointer extends string> = Pointer extends `/${infer Key}` ? Key : never;
export type StateKey = KeyAt<typeof operation.state>;
export type BlameKey = KeyAt<typeof operation.blame>;

/** A body's essential member, which the result shows beside it. */
type Essence<Body> =
  Body extends Record<StateKey, infer State>
    ? { readonly [Key in StateKey]: State }
    : Body extends Record<BlameKey, infer Blame>
      ? { readonly [Key in BlameKey]: Blame }
      : unknown;

interface Limited {
  /**
   * Seconds to wait, from `Retry-After`, or from `X-RateLimit-Reset` where that is all there is; absent
   * where the answer names no time. The documentation promises neither of them with this status.
   */
  readonly retryAfter?: number;
}

type Details<Body> = [Body] extends [never]
  ? Limited
  : { readonly body: Body } & ([unknown] extends [Essence<Body>] ? unknown : Essence<Body>);

type Flat<T> = { readonly [Key in keyof T]: T[Key] };

/**
 * A documented answer, told apart by `status`: 200 has `data` (the whole webhook as it is now), 422 has
 * `errors` (for each failing member its reasons), 429 has `retryAfter`, and all but 429 have the `body`.
 * The types of the bodies are the description's promise; with `validate` they are checked too.
 */
export type UpdateResult = {
  [Status in DocumentedStatus]: Flat<
    { readonly status: Status; readonly headers: Headers } & Details<AnswerBody<Status>>
  >;
}[DocumentedStatus];
