/** What JSON can say; lists are read-only so that a stored record can be shown without a copy. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/**
 * An HTTP answer as plain data, so that a fault can change one member of it.
 * Header names are lower case: one spelling, so one way to replace a header.
 * A `body` that is a string is sent as it stands; any other value is sent as JSON.
 */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

export function json(
  status: number,
  body: JsonValue,
  headers?: Readonly<Record<string, string>>,
): Answer {
  return { status, headers: headers ? { ...JSON_HEADERS, ...headers } : JSON_HEADERS, body };
}
