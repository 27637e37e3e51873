import type { TokenKind } from './placeholder.ts';
import { partPlaceholder, secretPlaceholder, tokenPlaceholder } from './placeholder.ts';

/** Shorter texts occur in other words by chance; they are replaced only where they stand alone. */
const SHORT = 8;
/** Still shorter ones are no secrets, and are left. */
const SHORTEST = 4;
/** A stretch of a secret this long does not occur by chance. */
const PART = 12;
/** Numbers for the first three characters of a stretch; different ones may share a number. */
const BEGINNINGS = 2 ** 16;
/** A stretch with fewer different characters does. */
const VARIED = 6;

interface Hidden {
  readonly forms: readonly (string | RegExp)[];
  readonly placeholder: string;
}

/** Replaces what is secret in every text that passes, the same value by the same placeholder. */
export interface Redactor {
  /** Hides a token. The longer of two tokens that contain each other is replaced first. */
  readonly hideToken: (value: string, kind: TokenKind) => void;
  /** Hides a webhook secret; the same value again keeps its number. */
  readonly hideSecret: (value: string) => void;
  /** Hides any other text, such as the value of a gateway's header. */
  readonly hideText: (value: string, name: string) => void;
  /** The text with each hidden value replaced, in plain, JSON, URL and base64 form. */
  readonly redact: (text: string) => string;
}

/** A redactor that knows no secret yet. */
export function createRedactor(): Redactor {
  const known = new Map<string, Hidden>();
  const parts = new Map<string, string>();
  const beginnings = new Uint8Array(BEGINNINGS);
  let hidden: Hidden[] = [];
  let secrets = 0;

  const hide = (value: string, placeholder: string): void => {
    if (value.length < SHORTEST || known.has(value)) return;
    known.set(value, { forms: value.length < SHORT ? [alone(value)] : forms(value), placeholder });
    hidden = [...known.entries()].sort(([a], [b]) => b.length - a.length).map(([, entry]) => entry);
  };

  return {
    hideToken: (value, kind) => hide(value, tokenPlaceholder(kind)),
    hideText: (value, name) => hide(value, `‹${name}›`),
    hideSecret: (value) => {
      if (known.has(value) || value.length < SHORTEST) return;
      secrets += 1;
      hide(value, secretPlaceholder(secrets, value));
      if (value.length < 2 * PART) return;
      for (const text of texted(value)) {
        for (let start = 0; start + PART <= text.length; start += 1) {
          const part = text.slice(start, start + PART);
          if (!isVaried(part)) continue;
          parts.set(part, partPlaceholder(secrets));
          beginnings[beginningOf(part, 0)] = 1;
        }
      }
    },
    redact: (text) => {
      let result = text;
      for (const { forms, placeholder } of hidden) {
        for (const form of forms) {
          if (typeof form !== 'string' || result.includes(form)) {
            result = result.replaceAll(form, placeholder);
          }
        }
      }
      return parts.size === 0 ? result : hideParts(result, parts, beginnings);
    },
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
  const json = JSON.stringify(value).slice(1, -1);
  const texts = [value, json, json.replaceAll('/', '\\/')];
  const careful = [/[\u0080-\uffff]/g, /[<>&\u0080-\uffff]/g, /[<>&'+`\u0080-\uffff]/g, /[<>&]/g];
  const guarded = texts.flatMap((text) =>
    careful.flatMap((characters) => [
      escaped(text, characters, false),
      escaped(text, characters, true),
    ]),
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
  const form = new URLSearchParams({ value }).toString().slice('value='.length);
  const path = form.replaceAll('+', '%20');
  const lenient = path.replace(/%(?:21|27|28|29|7E)/g, (code) => decodeURIComponent(code));
  const all = [form, path, lenient];
  return [
    ...all,
    ...all.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
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

/** Whether a stretch has so many different characters that it does not occur by chance. */
function isVaried(part: string): boolean {
  let different = 0;
  for (let place = 0; place < part.length && different < VARIED; place += 1) {
    if (part.indexOf(part.charAt(place)) === place) different += 1;
  }
  return different === VARIED;
}

/** A number for the three characters at a place, by which most places are told from those of a secret. */
function beginningOf(text: string, start: number): number {
  const sum =
    text.charCodeAt(start) * 961 + text.charCodeAt(start + 1) * 31 + text.charCodeAt(start + 2);
  return sum % BEGINNINGS;
}

/**
 * Replaces each longest stretch of a text that consists of parts of one secret.
 *
 * @param beginnings 1 for each number of three characters with which a part begins
 */
function hideParts(
  text: string,
  parts: ReadonlyMap<string, string>,
  beginnings: Uint8Array,
): string {
  let result = '';
  let kept = 0;
  for (let start = 0; start + PART <= text.length; start += 1) {
    if (beginnings[beginningOf(text, start)] === 0) continue;
    const placeholder = parts.get(text.slice(start, start + PART));
    if (placeholder === undefined) continue;
    let end = start + PART;
    while (parts.get(text.slice(end - PART + 1, end + 1)) === placeholder) end += 1;
    result += text.slice(kept, start) + placeholder;
    kept = end;
    start = end - 1;
  }
  return result + text.slice(kept);
}
