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

/** The same headers, addressed to another host. */
export function addressedTo(host: string, headers: readonly Header[]): Header[] {
  const others = without(headers, 'host');
  return [['Host', host], ...others];
}
