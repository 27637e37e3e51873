import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Header } from '../exchange/exchange.ts';
import type { Client } from '../target/client.ts';
import { addressedTo } from './headers.ts';

/** Where requests are passed on to. */
export interface Upstream {
  readonly base: URL;
  readonly client: Client;
}

/** More bytes of headers than any server takes. Whether they are too many, the upstream says. */
export const HEADER_BYTES = 256 * 1_024;

/** Requests that Node sends without framing where they have none. */
const BARE = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** The path at the upstream: the one that was asked for, behind the upstream's own. */
export function pathAt(base: URL, asked = '/'): string {
  const path = asked.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  return base.pathname.replace(/\/+$/, '') + (path === '' ? '/' : path);
}

/**
 * The request at the upstream, its headers as they are but for the host.
 *
 * @param fresh on a connection of its own
 * @throws Error of Node where a request cannot be written
 */
export function openRequest(
  {
    method = 'GET',
    url,
    headers: { 'content-length': length, 'transfer-encoding': coding },
  }: IncomingMessage,
  headers: readonly Header[],
  { base, client }: Upstream,
  fresh: boolean,
): ClientRequest {
  const all = addressedTo(base.host, headers);
  // Node adds framing to other requests without any, unless their headers are set one by one.
  const asList = length !== undefined || coding !== undefined || BARE.has(method);
  const outgoing = client.open(
    {
      method,
      path: pathAt(base, url),
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      setHost: false,
      maxHeaderSize: HEADER_BYTES,
      // A flat list keeps names as they are, and in their order.
      ...(asList ? { headers: all.flat() as unknown as Record<string, string> } : {}),
    },
    fresh,
  );
  outgoing.maxHeadersCount = 0;
  if (asList) return outgoing;
  outgoing.useChunkedEncodingByDefault = false;
  for (const [name] of all) {
    const values = all.filter(([other]) => other.toLowerCase() === name.toLowerCase());
    outgoing.setHeader(
      name,
      values.length === 1 ? (values[0]?.[1] ?? '') : values.map(([, value]) => value),
    );
  }
  return outgoing;
}
