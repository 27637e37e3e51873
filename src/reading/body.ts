import type { Setting, SettingName } from '../../generated/contract.ts';
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

const BY_NAME = new Map<string, Setting>(settings.map((setting) => [setting.name, setting]));

/** What a body says. */
export type BodyReading =
  | { readonly kind: 'unknown'; readonly unwieldy?: undefined }
  | { readonly kind: 'odd'; readonly oddity: OddBody; readonly unwieldy?: undefined }
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

/** Half of a surrogate pair: alone, or as JSON escapes it, be the other half beside it or not. */
const HALF = /\p{Cs}|\\u[dD][89a-fA-F]/u;

const SPELLED = /\d[.eE]|-0(?![.\d])/;

/**
 * Reads the body of a request.
 *
 * @param value what stands in it; undefined where that is no JSON
 */
export function readBody(
  request: RecordedRequest,
  value: Json | undefined = jsonIn(request),
): BodyReading {
  if (request.body === undefined) return { kind: 'unknown' };
  if (request.body === null || request.body === '') return { kind: 'odd', oddity: 'absent-body' };
  if (mediaType(request.headers) !== operation.mediaType)
    return { kind: 'odd', oddity: 'other-media-type' };
  if (value === undefined) return { kind: 'odd', oddity: 'malformed-json' };
  if (Array.isArray(value)) return { kind: 'odd', oddity: 'list-body' };
  if (!isObject(value)) return { kind: 'odd', oddity: 'scalar-body' };
  return readUpdate(value, request.body);
}

/** What stands in the body of a request; undefined where that is no JSON. */
export function jsonIn({ body }: RecordedRequest): Json | undefined {
  return typeof body === 'string' ? parseJson(body) : undefined;
}

function readUpdate(update: JsonObject, text: string): BodyReading {
  const found = new Map<SettingName, SettingReading>();
  const others: Record<string, Json> = Object.create(null);
  const spelled = hasSpelledNumbers(text);
  for (const [key, value] of Object.entries(update)) {
    const setting = BY_NAME.get(key);
    if (setting === undefined) others[key] = value;
    else {
      const reading = readSetting(setting, value);
      const open = spelled && setting.type === 'integer' && reading.verdict === 'taken';
      found.set(setting.name, open ? { verdict: 'open', question: 'coerced-value' } : reading);
    }
  }
  const unwieldy =
    text.length > LARGE ||
    isDeeper(update, DEEP) ||
    isSuspicious(text) ||
    (HALF.test(text) && hasHalfCharacters(update));
  return { kind: 'update', settings: found, others, unwieldy };
}

/** Whether a number is written as `45.0`, `4.5e1` or `-0`, which some parsers do not take for an integer. */
function hasSpelledNumbers(text: string): boolean {
  return SPELLED.test(text) && SPELLED.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
}

/** Whether members are named like those of every JavaScript object, which some parsers refuse for safety. */
function isSuspicious(text: string): boolean {
  return /"(?:__proto__|constructor|prototype)"\s*:/.test(text);
}

/** Whether a name or a text in it has half of a surrogate pair, which no Unicode text has (RFC 8259 §8.2). */
function hasHalfCharacters(value: Json): boolean {
  if (typeof value === 'string') return /\p{Cs}/u.test(value);
  return Object.entries(value ?? {})
    .flat()
    .some(hasHalfCharacters);
}

/** Whether lists and objects lie deeper in each other than a number of levels. */
function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner: Json) => isDeeper(inner, levels - 1));
}
