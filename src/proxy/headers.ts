import type { IncomingMessage } from 'node:http';
import type { Header } from '../exchange/exchange.ts';

/** Headers that are about one connection and not about the message (RFC 9110 §7.6.1). */
const OF_CONNECTION = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization'],
  ...['te', 'upgrade', 'http2-settings'],
]);

/** Node's flat list of names and values as pairs. */
export function pairsOf(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    headers.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return headers;
}

/** The headers that belong to the message, in their order and letter case. */
export function endToEnd(headers: readonly Header[]): Header[] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((each) => each.trim().toLowerCase()));
  return headers.filter(([name]) => {
    const known = name.toLowerCase();
    return !OF_CONNECTION.has(known) && !named.includes(known);
  });
}

/** The headers without one. */
export function without(headers: readonly Header[], name: string): Header[] {
  return headers.filter(([each]) => each.toLowerCase() !== name);
}

/** The same headers, addressed to another host; its header stays in its place and in its spelling. */
export function addressedTo(host: string, headers: readonly Header[]): Header[] {
  const at = headers.findIndex(([name]) => name.toLowerCase() === 'host');
  if (at < 0) return [['Host', host], ...headers];
  const own = headers[at]?.[0] ?? 'Host';
  return [...headers.slice(0, at), [own, host], ...without(headers.slice(at + 1), 'host')];
}

/** Whether a request asks to go on as a web socket (RFC 6455 §4.1), which has no body. */
export function isWebSocket({
  method,
  headers,
}: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const { upgrade = '', 'content-length': length = '0', 'transfer-encoding': coding } = headers;
  const offers = upgrade.split(',').map((each) => each.trim().toLowerCase());
  return (
    method === 'GET' && coding === undefined && Number(length) === 0 && offers.includes('websocket')
  );
}

/** The headers of a request that opens a web socket: of those of the connection, the ones that open it. */
export function openingWebSocket(headers: readonly Header[]): Header[] {
  const others = new Set(endToEnd(headers));
  return headers.flatMap((header): Header[] => {
    const [name] = header;
    if (name.toLowerCase() === 'connection') return [[name, 'Upgrade']];
    if (name.toLowerCase() === 'upgrade') return [[name, 'websocket']];
    return others.has(header) ? [header] : [];
  });
}
