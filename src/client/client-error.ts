/**
 * Why there is no documented answer to hand back:
 *
 * - `configuration` the client was set up wrongly, or its validators could not be loaded
 * - `token` no usable token came from the `token` option
 * - `request` the patch or an id cannot be sent as it is; nothing was sent
 * - `network` no answer: refused, reset, a name that does not resolve, a certificate, CORS
 * - `timeout` no complete answer within `timeout`
 * - `truncated` the answer broke off, on the wire or within its JSON
 * - `redirect` the answer sends the caller elsewhere; not followed, since the token would go along
 * - `status` a status that the description does not document
 * - `empty`, `html`, `malformed`, `oversized` the body is none, a page, not JSON, above 1 MiB
 * - `invalid` the body is JSON but not the documented body of its status; `pointer` says where
 */
export type ClientErrorKind =
  | 'configuration'
  | 'token'
  | 'request'
  | 'network'
  | 'timeout'
  | 'truncated'
  | 'redirect'
  | 'status'
  | 'empty'
  | 'html'
  | 'malformed'
  | 'oversized'
  | 'invalid';

export interface ClientErrorDetails {
  readonly status?: number | undefined;
  readonly pointer?: string | undefined;
  readonly code?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly transient?: boolean;
}

/**
 * What `updateWebhook` rejects with and `createClient` throws, a caller's abort aside.
 *
 * It quotes nothing of the request, the answer or a foreign error, and has no `cause`: any of them can
 * hold the token or the webhook secret, and errors end in logs.
 */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly kind: ClientErrorKind;
  /** The HTTP status, if an answer had come that far. */
  readonly status?: number;
  /** JSON pointer (RFC 6901) into the answer, or into the patch where `kind` is `request`. */
  readonly pointer?: string;
  /** What the platform calls the fault of the connection, such as `ECONNREFUSED`. */
  readonly code?: string;
  /** Seconds that the service asks to wait. */
  readonly retryAfter?: number;
  /** Whether the same call may succeed later; the client's own retries are used up by then. */
  readonly transient: boolean;

  constructor(kind: ClientErrorKind, message: string, details: ClientErrorDetails = {}) {
    super(message);
    this.kind = kind;
    this.transient = details.transient ?? false;
    // Absent, not undefined: what is not known has no member.
    if (details.status !== undefined) this.status = details.status;
    if (details.pointer !== undefined) this.pointer = details.pointer;
    if (details.code !== undefined) this.code = details.code;
    if (details.retryAfter !== undefined) this.retryAfter = details.retryAfter;
  }
}
