import { createHash } from 'node:crypto';
import { isDistinct } from '../exchange/distinct.ts';
import { replaceInPlace, secretNames } from '../exchange/in-place.ts';
import type { Json } from '../exchange/json.ts';
import { isObject, parseJson } from '../exchange/json.ts';
import {
  numberedPlaceholder,
  placeholdersIn,
  secretPlaceholder,
  textPlaceholder,
  withInternals,
} from '../exchange/placeholder.ts';
import type { Redactor } from '../exchange/redactor.ts';
import { createRedactor } from '../exchange/redactor.ts';
import { internalsIn } from '../judge/internals.ts';
import { createPlaces } from './places.ts';
import type { Place } from './rewrite-json.ts';
import { rewriteJson } from './rewrite-json.ts';
import { createUrlMask, shownUrl } from './shown-url.ts';

/** Shows of the traffic of others what is on the list, and replaces the rest; what is secret, it tells itself. */
export interface Veil {
  /** The value of an Authorization header, its token replaced. */
  readonly authorization: (value: string) => string;
  /** The body of a request; its secrets are known from then on. */
  readonly request: (body: string) => string;
  /** The body of an answer. */
  readonly answer: (body: string, status: number) => string;
  /** The URL of a request. */
  readonly url: (method: string, url: string) => string;
  /** A text on the list, but for what in it is known to be secret. */
  readonly text: (text: string) => string;
}

/** A secret in a form. */
const FIELD = new RegExp(`\\b((?:${secretNames.join('|')})(?:\\[\\w*\\])?=)([^&\\s]+)`, 'g');
/** What recorders and people put in the place of a token. */
const LEFT_OUT =
  /[*…•<>[\]{}()‹›$#%]|redacted|removed|masked|hidden|saniti[sz]ed|filtered|scrubbed|censored|stripped|omitted|obfuscated|placeholder|^(?:(?:your|my|the|a)[-_ ])?(?:access[-_ ]|api[-_ ]|bearer[-_ ])?(?:token|key|secret|jwt)$|^(?:bearer|basic|token|null|none|undefined|n\/a|true|false|private|sensitive|confidential)$|^(\S)\1*$|^\W*$/i;
/** The schemes that are shown; any other one is another one. */
const SCHEMES = /^(?:bearer|basic|digest|token|negotiate|apikey|api-key|jwt|oauth|hmac)$/i;
const OTHER_SCHEME = 'Other';
/** What stands for a text in a secret's place that nobody sent. */
const NOBODYS = '‹a text, left out›';
/** Values that are looked for everywhere; those seen longest ago are forgotten first. */
const KNOWN = 32;
/** Tokens and secrets that keep their number. */
const NUMBERED = 4_096;
/** Longer texts are known by a digest. */
const LONG = 200;
/** Bodies from this length on are large, which may be why they are refused; they stay as long as they were. */
const LARGE = 10_000;

/** A veil that has seen nothing yet. */
export function createVeil(): Veil {
  const placeholders = new Map<string, string>();
  const sought = new Map<string, string>();
  const urls = createUrlMask();
  let redactor = createRedactor();
  let held = 0;
  let tokens = 0;
  let secrets = 0;
  let texts = 0;

  const seek = (value: string, placeholder: string): void => {
    if (sought.has(value)) return;
    sought.set(value, placeholder);
    held += 1;
    hide(redactor, value, placeholder);
    if (held <= 4 * KNOWN) return;
    const last = [...sought].slice(-KNOWN);
    sought.clear();
    for (const [each, its] of last) sought.set(each, its);
    redactor = redactorOf(sought);
    held = KNOWN;
  };
  const numbered = (value: string, make: () => string): string => {
    const placeholder = placeholders.get(value) ?? make();
    placeholders.set(value, placeholder);
    if (placeholders.size > NUMBERED) placeholders.delete([...placeholders.keys()][0] ?? '');
    return placeholder;
  };
  const secretOf = (value: string): string =>
    numbered(value, () => secretPlaceholder(++secrets, value));
  const sentBefore = (value: string): string => placeholders.get(value) ?? NOBODYS;
  /** A text that is not shown; that it shows a token or a secret is. */
  const unknown = (value: string, what: 'text' | 'member' = 'text'): string => {
    if (value === '') return value;
    const known = placeholdersIn(value);
    if (known === value) return value;
    // Half a character is a fact that rules ask for.
    const half = value.isWellFormed() ? '' : '\ud800';
    const made = numbered(`${what} ${digestOf(value)}`, () =>
      textPlaceholder(what, ++texts, value.length),
    );
    return made + known + half;
  };
  const places = createPlaces({
    unknown,
    secret: (value) => (isValue(value) ? NOBODYS : value),
    url: urls.mask,
    name: (name) => unknown(name, 'member'),
  });
  const listed = (body: string, place: Place, value = parseJson(body)): string =>
    value === undefined ? unknown(body) : rewriteJson(body, place);
  const replaced = (text: string, placeholderOf: (value: string) => string): string =>
    replaceInPlace(text, (secret) => (isValue(secret) ? placeholderOf(secret) : undefined));

  return {
    authorization: (value) => {
      const [, scheme = '', token = ''] =
        /^\s*(?:([A-Za-z][\w-]*)\s+)?(.*?)\s*$/s.exec(value) ?? [];
      if (token === '') return '';
      const shown = LEFT_OUT.test(token)
        ? numberedPlaceholder(0)
        : numbered(token, () => numberedPlaceholder(++tokens));
      if (!LEFT_OUT.test(token) && isDistinct(token)) seek(token, shown);
      if (scheme === '') return shown;
      return `${SCHEMES.test(scheme) ? scheme : OTHER_SCHEME} ${shown}`;
    },
    request: (body) => {
      const place = places.request;
      if (!mayHoldSecrets(body)) return asLong(body, listed(redactor.redact(body), place));
      const value = parseJson(body);
      const others = otherTexts(value);
      for (const secret of secretTexts(value)) {
        const placeholder = secretOf(secret);
        if (isDistinct(secret) && !others.some((text) => text.includes(secret)))
          seek(secret, placeholder);
      }
      const json = replaced(body, secretOf);
      const form = isObject(value)
        ? json
        : json.replace(FIELD, (_, before: string, text: string) => before + secretOf(text));
      const shown = redactor.redact(form);
      return asLong(body, listed(shown, place, shown === body ? value : parseJson(shown)));
    },
    answer: (body, status) => {
      // What an answer shows in a secret's place need not be one that was sent.
      const known = redactor.redact(mayHoldSecrets(body) ? replaced(body, sentBefore) : body);
      const shown = listed(known, places.answer);
      if (status < 400 || shown === body) return shown;
      const inside = internalsIn(body);
      return inside === undefined || internalsIn(shown) !== undefined
        ? shown
        : withInternals(shown, inside);
    },
    url: (method, url) => shownUrl(method, redactor.redact(url)),
    text: (text) => redactor.redact(text),
  };
}

/** The rewritten JSON of a large body, with blanks behind it, so that it is as large. */
function asLong(body: string, shown: string): string {
  return body.length > LARGE ? shown.padEnd(body.length) : shown;
}

function digestOf(value: string): string {
  return value.length > LONG ? createHash('sha256').update(value).digest('base64') : value;
}

function hide(redactor: Redactor, value: string, placeholder: string): void {
  const part = placeholder.replace(/^(‹secret \d+: ).*/s, '$1part›');
  redactor.hideText(value, placeholder.slice(1, -1), part.slice(1, -1));
}

function redactorOf(values: ReadonlyMap<string, string>): Redactor {
  const redactor = createRedactor();
  for (const [value, placeholder] of values) hide(redactor, value, placeholder);
  return redactor;
}

function mayHoldSecrets(text: string): boolean {
  return secretNames.some((name) => text.includes(name)) || text.includes('\\u');
}

/** Whether a text in a secret's place is one: neither empty, nor a mask, nor replaced already. */
function isValue(text: string): boolean {
  return /[^\s*•●·.#_-]/.test(text) && text !== NOBODYS && placeholdersIn(text) !== text;
}

function secretTexts(body: Json | undefined): string[] {
  if (!isObject(body)) return [];
  return secretNames.flatMap((name) => (Object.hasOwn(body, name) ? textsIn(body[name]) : []));
}

function otherTexts(body: Json | undefined): string[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    secretNames.includes(name) ? [] : textsIn(value),
  );
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return isValue(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
