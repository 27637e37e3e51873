import { isDistinct } from './distinct.ts';
import { replaceInPlace } from './in-place.ts';
import type { TokenKind } from './placeholder.ts';
import { partPlaceholder, secretPlaceholder, tokenPlaceholder } from './placeholder.ts';
import { createStretches, PART } from './stretches.ts';

/** Shorter texts occur in other words by chance; they are replaced only where they stand alone. */
const SHORT = 8;
/** Still shorter ones are no secrets, and are left. */
const SHORTEST = 4;
/** What no encoder of text writes in another way. */
const SIMPLE = /^[\w.-]*$/;
/** Texts up to this length, such as the values of headers, come again and again. */
const OFTEN = 64;
/** How many of them are remembered. */
const REMEMBERED = 200;

interface Hidden {
  readonly forms: readonly (string | RegExp)[];
  readonly placeholder: string;
}

/** Replaces what is secret in every text that passes, the same value by the same placeholder. */
export interface Redactor {
  /** Hides a token. The longer of two tokens that contain each other is replaced first. */
  readonly hideToken: (value: string, kind: TokenKind) => void;
  /**
   * Hides a webhook secret; the same value again keeps its number. One that is a word of other texts too is
   * hidden in its own place alone.
   */
  readonly hideSecret: (value: string) => void;
  /** Hides any other text, such as the value of a gateway's header. */
  readonly hideText: (value: string, name: string) => void;
  /** The text with each hidden value replaced, in plain, JSON, URL and base64 form. */
  readonly redact: (text: string) => string;
  /** The same for the body of a request, whose secrets are hidden in their own place too. */
  readonly redactRequest: (body: string) => string;
}

/** A redactor that knows no secret yet. */
export function createRedactor(): Redactor {
  const known = new Map<string, Hidden>();
  const stretches = createStretches();
  const latest = new Map<string, string>();
  let hidden: Hidden[] = [];
  let secrets = 0;

  const hide = (value: string, placeholder: string): void => {
    if (value.length < SHORTEST || known.has(value)) return;
    latest.clear();
    known.set(value, { forms: value.length < SHORT ? [alone(value)] : forms(value), placeholder });
    hidden = [...known.entries()].sort(([a], [b]) => b.length - a.length).map(([, entry]) => entry);
  };

  const replaced = (text: string): string => {
    let result = text;
    for (const { forms, placeholder } of hidden) {
      for (const form of forms) {
        if (typeof form !== 'string' || result.includes(form)) {
          result = result.replaceAll(form, placeholder);
        }
      }
    }
    return stretches.hide(result);
  };

  const redact = (text: string): string => {
    if (text.length > OFTEN) return replaced(text);
    const before = latest.get(text);
    if (before !== undefined) return before;
    const result = replaced(text);
    if (latest.size === REMEMBERED) latest.clear();
    latest.set(text, result);
    return result;
  };

  return {
    hideToken: (value, kind) => hide(value, tokenPlaceholder(kind)),
    hideText: (value, name) => hide(value, `‹${name}›`),
    hideSecret: (value) => {
      if (known.has(value) || value.length < SHORTEST) return;
      secrets += 1;
      const placeholder = secretPlaceholder(secrets, value);
      if (!isDistinct(value)) {
        known.set(value, { forms: [], placeholder });
        return;
      }
      hide(value, placeholder);
      if (value.length >= 2 * PART)
        for (const text of texted(value)) stretches.add(text, partPlaceholder(secrets));
    },
    redact,
    redactRequest: (body) =>
      redact(replaceInPlace(body, (secret) => known.get(secret)?.placeholder)),
  };
}

/** The ways in which a value is written into a text, the longest first. */
function forms(value: string): string[] {
  const texts = texted(value);
  const nested = texts.map((text) => JSON.stringify(text).slice(1, -1));
  const all = [...texts, ...nested, ...urlEncoded(value), ...encoded(value)];
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/** A value in plain text, and in the JSON of those who escape little and of those who escape much. */
function texted(value: string): string[] {
  if (SIMPLE.test(value)) return [value];
  const json = JSON.stringify(value).slice(1, -1);
  const texts = [...new Set([value, json, json.replaceAll('/', '\\/')])];
  const guarded = texts.flatMap((text) =>
    [false, true].flatMap((capitals) => {
      const narrow = escaped(text, /[\u0080-\uffff]/g, capitals);
      return [
        narrow,
        escaped(narrow, /[<>&]/g, capitals),
        escaped(narrow, /[<>&'+`]/g, capitals),
        escaped(text, /[<>&]/g, capitals),
      ];
    }),
  );
  const strict = escaped(value.replaceAll('\\', '\\\\'), /[<>&'"+`\u0080-\uffff]/g, true);
  return [...new Set([...texts, ...guarded, strict])];
}

function escaped(text: string, characters: RegExp, capitals: boolean): string {
  return text.replace(characters, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${capitals ? code.toUpperCase() : code}`;
  });
}

function alone(value: string): RegExp {
  return new RegExp(`(?<![\\w-])${value.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, 'g');
}

function urlEncoded(value: string): string[] {
  if (SIMPLE.test(value)) return [value];
  const form = new URLSearchParams({ value }).toString().slice('value='.length);
  const path = form.replaceAll('+', '%20');
  const lenient = path.replace(/%(?:21|27|28|29|7E)/g, (code) => decodeURIComponent(code));
  const all = [form, path, lenient];
  return [
    ...all,
    ...all.map((text) => text.replace(/(?:%[0-9A-F]{2})+/g, (codes) => codes.toLowerCase())),
  ];
}

/** What encoders of bytes make of a value, wherever it stands among others. */
function encoded(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  const aligned = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The letters at either end hold bits of the neighbours as well.
    const own = whole.slice(
      Math.ceil((before * 4) / 3),
      Math.floor(((before + bytes.length) * 4) / 3),
    );
    return [own, base64url(own)];
  });
  return [hex, hex.toUpperCase(), ...aligned];
}

function base64url(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
