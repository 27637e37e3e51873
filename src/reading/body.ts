import type { SettingName } from '../../generated/contract.ts';
import { operation, settings } from '../../generated/contract.ts';
import type { RecordedRequest } from '../exchange/exchange.ts';
import { mediaType } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { isObject, parseJson } from '../exchange/json.ts';
import type { SettingReading } from './setting.ts';
import { readSetting } from './setting.ts';

/** Bodies about which the documentation says nothing. */
export type OddBody =
  | 'malformed-json'
  | 'list-body'
  | 'scalar-body'
  | 'absent-body'
  | 'other-media-type';

/** What a body says. */
export type BodyReading =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'odd'; readonly oddity: OddBody }
  | {
      readonly kind: 'update';
      readonly settings: ReadonlyMap<SettingName, SettingReading>;
      /** Members that are no settings: unknown ones, and read-only ones. */
      readonly others: JsonObject;
      /** So large, so deep or so spelled that a server may refuse it unread. */
      readonly unwieldy: boolean;
    };

/** Servers limit what they read; none limits it to less than this many characters. */
const LARGE = 64_000;
/** Parsers limit depth; the lowest limit in common use is above this. */
const DEEP = 16;

/** Reads the body of a request. */
export function readBody(request: RecordedRequest): BodyReading {
  if (request.body === undefined) return { kind: 'unknown' };
  if (request.body === null || request.body === '') return { kind: 'odd', oddity: 'absent-body' };
  if (mediaType(request.headers) !== operation.mediaType)
    return { kind: 'odd', oddity: 'other-media-type' };
  const value = parseJson(request.body);
  if (value === undefined) return { kind: 'odd', oddity: 'malformed-json' };
  if (Array.isArray(value)) return { kind: 'odd', oddity: 'list-body' };
  if (!isObject(value)) return { kind: 'odd', oddity: 'scalar-body' };
  return readUpdate(value, request.body);
}

function readUpdate(update: JsonObject, text: string): BodyReading {
  const found = new Map<SettingName, SettingReading>();
  const others: Record<string, Json> = Object.create(null);
  const spelled = hasSpelledNumbers(text);
  const byName = new Map<string, (typeof settings)[number]>(
    settings.map((setting) => [setting.name, setting]),
  );
  for (const [key, value] of Object.entries(update)) {
    const setting = byName.get(key);
    if (setting === undefined) others[key] = value;
    else {
      const reading = readSetting(setting, value);
      const open = spelled && setting.type === 'integer' && reading.verdict === 'taken';
      found.set(setting.name, open ? { verdict: 'open', question: 'coerced-value' } : reading);
    }
  }
  const unwieldy =
    text.length > LARGE || depth(text) > DEEP || isSuspicious(text) || hasHalfCharacters(update);
  return { kind: 'update', settings: found, others, unwieldy };
}

/** Whether a number is written as `45.0`, `4.5e1` or `-0`, which some parsers do not take for an integer. */
function hasSpelledNumbers(text: string): boolean {
  return /\d[.eE]|-0(?![.\d])/.test(withoutTexts(text));
}

/** Whether members are named like those of every JavaScript object, which some parsers refuse for safety. */
function isSuspicious(text: string): boolean {
  return /"(?:__proto__|constructor|prototype)"\s*:/.test(text);
}

/** Whether a text escapes half of a surrogate pair, which no Unicode text has (RFC 8259 §8.2). */
function hasHalfCharacters(update: JsonObject): boolean {
  return Object.values(update).some((value) => typeof value === 'string' && /\p{Cs}/u.test(value));
}

function depth(text: string): number {
  let here = 0;
  let deepest = 0;
  for (const character of withoutTexts(text)) {
    if (character === '[' || character === '{') here += 1;
    else if (character === ']' || character === '}') here -= 1;
    deepest = Math.max(deepest, here);
  }
  return deepest;
}

function withoutTexts(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}
