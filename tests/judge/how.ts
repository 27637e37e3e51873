import type { FailureKind, Header } from '../../src/exchange/exchange.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';

/** How a request, or the answer to it, differs from an ordinary one. */
export interface How {
  readonly agentId?: string;
  readonly webhookId?: string;
  /** The Authorization header; null for none. */
  readonly token?: string | null;
  readonly mediaType?: string | null;
  /** The raw body in place of the update; null for none, `unrecorded` where the recording has none. */
  readonly sends?: string | null | 'unrecorded';
  /** When it is sent, in milliseconds after the last answer; together: after the start of the group. */
  readonly after?: number;
  /** How long the answer takes, in milliseconds. */
  readonly took?: number;
  /** What the server stores in place of what was sent. */
  readonly stores?: JsonObject;
  /** Members that the answer shows otherwise than they are stored; undefined where it leaves one out. */
  readonly shows?: Readonly<Record<string, Json | undefined>>;
  readonly status?: number;
  /** The body of the answer: a text as it stands, anything else as JSON. */
  readonly answer?: Json;
  readonly headers?: readonly Header[];
  /** There is no answer. */
  readonly failure?: FailureKind;
  readonly repeated?: true;
}
