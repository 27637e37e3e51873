import { isDistinct } from '../exchange/distinct.ts';
import { replaceInPlace, secretNames } from '../exchange/in-place.ts';
import type { Json } from '../exchange/json.ts';
import { isObject, parseJson } from '../exchange/json.ts';
import { numberedPlaceholder, secretPlaceholder } from '../exchange/placeholder.ts';
import type { Redactor } from '../exchange/redactor.ts';
import { createRedactor } from '../exchange/redactor.ts';

/** Replaces what is secret in traffic of others, which tells itself what that is. */
export interface Veil {
  /** The value of an Authorization header, its token replaced. */
  readonly authorization: (value: string) => string;
  /** The body of a request; its secrets are known from then on. */
  readonly request: (body: string) => string;
  /** Any other text: what is known to be secret, and what stands in the place of a secret. */
  readonly text: (text: string) => string;
}

/** A secret in a form. */
const FIELD = new RegExp(`\\b((?:${secretNames.join('|')})(?:\\[\\w*\\])?=)([^&\\s]+)`, 'g');
/** What recorders and people put in the place of a token. */
const LEFT_OUT =
  /[*…•<>[\]{}()‹›$#%]|redacted|removed|masked|hidden|saniti[sz]ed|filtered|scrubbed|censored|stripped|omitted|obfuscated|placeholder|^(?:(?:your|my|the|a)[-_ ])?(?:access[-_ ]|api[-_ ]|bearer[-_ ])?(?:token|key|secret|jwt)$|^(?:bearer|basic|token|null|none|undefined|n\/a|true|false|private|sensitive|confidential)$|^(\S)\1*$|^\W*$/i;
/** What stands for a text in a secret's place that nobody sent. */
const NOBODYS = '‹a text, left out›';
/** Values that are looked for everywhere; those seen longest ago are forgotten first. */
const KNOWN = 32;
/** Tokens and secrets that keep their number. */
const NUMBERED = 4_096;

/** A veil that has seen nothing yet. */
export function createVeil(): Veil {
  const placeholders = new Map<string, string>();
  const sought = new Map<string, string>();
  let redactor = createRedactor();
  let held = 0;
  let tokens = 0;
  let secrets = 0;

  const seek = (value: string, placeholder: string): void => {
    if (sought.has(value)) return;
    sought.set(value, placeholder);
    held += 1;
    redactor.hideText(value, placeholder.slice(1, -1));
    if (held <= 2 * KNOWN) return;
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

  const replaced = (text: string, placeholderOf: (value: string) => string): string =>
    replaceInPlace(text, (secret) => (isValue(secret) ? placeholderOf(secret) : undefined));
  return {
    authorization: (value) => {
      const [, scheme = '', token = ''] =
        /^\s*(?:([A-Za-z][\w-]*)\s+)?(.*?)\s*$/s.exec(value) ?? [];
      if (token === '') return value;
      const shown = LEFT_OUT.test(token)
        ? numberedPlaceholder(0)
        : numbered(token, () => numberedPlaceholder(++tokens));
      if (!LEFT_OUT.test(token) && isDistinct(token)) seek(token, shown);
      return scheme === '' ? shown : `${scheme} ${shown}`;
    },
    request: (body) => {
      if (!mayHoldSecrets(body)) return redactor.redact(body);
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
      return redactor.redact(form);
    },
    text: (text) =>
      // What an answer shows in a secret's place need not be one that was sent.
      redactor.redact(
        mayHoldSecrets(text) ? replaced(text, (value) => placeholders.get(value) ?? NOBODYS) : text,
      ),
  };
}

function redactorOf(values: ReadonlyMap<string, string>): Redactor {
  const redactor = createRedactor();
  for (const [value, placeholder] of values) redactor.hideText(value, placeholder.slice(1, -1));
  return redactor;
}

function mayHoldSecrets(text: string): boolean {
  return secretNames.some((name) => text.includes(name)) || text.includes('\\u');
}

/** Whether a text in a secret's place is one: neither empty, nor a mask, nor replaced already. */
function isValue(text: string): boolean {
  return /[^\s*•●·.#_-]/.test(text) && !text.startsWith('‹');
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
