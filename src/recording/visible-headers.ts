import type { Header } from '../exchange/exchange.ts';
import type { Veil } from './veil.ts';

/** Headers that are worth showing and never secret. */
const REQUEST = new Set(['accept', 'content-type', 'content-length', 'content-encoding']);
const RESPONSE = new Set([
  ...['content-type', 'content-length', 'date', 'etag', 'last-modified', 'retry-after'],
  ...['www-authenticate', 'server', 'via', 'x-request-id'],
]);
/** Headers by which a request may have been let in; that they were sent matters, what they held does not. */
const CREDENTIAL = /cookie|token|key|session|auth/i;

/** The headers of a request of others: what is of use, without what is secret. */
export function shownRequest(headers: readonly Header[], veil: Veil): Header[] {
  return headers.flatMap(([name, value]): Header[] => {
    const known = name.toLowerCase();
    if (known === 'authorization') return [[name, veil.authorization(value)]];
    if (REQUEST.has(known)) return [[name, veil.text(value)]];
    return CREDENTIAL.test(name) ? [[name, `‹${name}›`]] : [];
  });
}

/** The headers of an answer: those that rules are about, and those that show a secret. */
export function shownResponse(headers: readonly Header[], veil: Veil): Header[] {
  return headers.flatMap(([name, value]): Header[] => {
    const shown = veil.text(value);
    return shown !== value || RESPONSE.has(name.toLowerCase()) ? [[name, shown]] : [];
  });
}
