import type { Header } from '../exchange/exchange.ts';
import { placeholdersIn } from '../exchange/placeholder.ts';
import { CREDENTIAL, isCredentialName } from './credential.ts';
import type { Veil } from './veil.ts';

const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
/** A media type, or several, with the parameters that say how to read them. */
const MEDIA_TYPE =
  /^\s*[\w.+*-]{1,40}\/[\w.+*-]{1,60}(?:\s*;\s*(?:charset|q)=[\w."-]{1,20})*(?:\s*,\s*[\w.+*-]{1,40}\/[\w.+*-]{1,60}(?:\s*;\s*(?:charset|q)=[\w."-]{1,20})*)*\s*$/i;

/** The headers whose values are shown, and what such a value looks like; one that does not is no such value. */
const HARMLESS: ReadonlyMap<string, RegExp> = new Map([
  ['accept', MEDIA_TYPE],
  ['content-type', MEDIA_TYPE],
  ['content-length', /^\d{1,12}$/],
  ['content-encoding', /^(?:gzip|x-gzip|deflate|br|zstd|identity|compress|,| )+$/i],
  ['retry-after', new RegExp(`^\\d{1,9}$|${HTTP_DATE.source}`)],
  ['date', HTTP_DATE],
  ['last-modified', HTTP_DATE],
]);
/** Headers of an answer that matter because they are there; what they hold is not shown. */
const PRESENT = new Set(['etag', 'www-authenticate']);

const REQUEST = ['accept', 'content-type', 'content-length', 'content-encoding'];
const RESPONSE = ['content-type', 'content-length', 'date', 'last-modified', 'retry-after'];

/** The headers of a request of others: those on the list, and the names of those that may let it in. */
export function shownRequest(headers: readonly Header[], veil: Veil): Header[] {
  return headers.flatMap(([name, value]): Header[] => {
    const known = name.toLowerCase();
    if (known === 'authorization') return [[name, veil.authorization(value)]];
    if (REQUEST.includes(known)) return [[name, harmless(known, value, veil)]];
    if (!CREDENTIAL.test(name)) return [];
    const shown = isCredentialName(name) ? name : 'Other-Credential-Key';
    return [[shown, `‹${shown}›`]];
  });
}

/** The headers of an answer: those on the list, and that one shows a secret. */
export function shownResponse(headers: readonly Header[], veil: Veil): Header[] {
  return headers.flatMap(([name, value]): Header[] => {
    const known = name.toLowerCase();
    if (RESPONSE.includes(known)) return [[name, harmless(known, value, veil)]];
    const shown = veil.text(`${name}: ${value}`);
    const found = placeholdersIn(shown);
    if (PRESENT.has(known)) return [[name, `‹${known}›${found}`]];
    return found === '' ? [] : [['Other', found]];
  });
}

function harmless(name: string, value: string, veil: Veil): string {
  const text = veil.text(value);
  if (HARMLESS.get(name)?.test(text)) return text;
  const [type = ''] = text.split(';');
  // What a message is must stay readable, whatever stands behind it.
  const readable = name === 'content-type' && MEDIA_TYPE.test(type) ? `${type};` : '';
  return `${readable}‹${name}, ${value.length} characters›${placeholdersIn(text)}`;
}
