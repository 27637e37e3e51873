import type { Setting, SettingName } from '../../generated/contract.ts';
import { operation, settings } from '../../generated/contract.ts';
import type { RecordedRequest } from '../exchange/exchange.ts';
import { mediaType } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { isDeep, isObject, parseJson } from '../exchange/json.ts';
import type { SettingReading } from './setting.ts';
import { brokenIn, mayBeRefused, readValue } from './setting.ts';
import { withStandIns } from './stand-ins.ts';

/** Bodies about which the documentation says nothing. */
export type OddBody =
  | 'malformed-json'
  | 'list-body'
  | 'scalar-body'
  | 'absent-body'
  | 'other-media-type';

const BY_NAME = new Map<string, Setting>(settings.map((setting) => [setting.name, setting]));

/** A member that breaks its limits, however it is read. */
export interface RefusedSetting {
  readonly name: SettingName;
  readonly keywords: readonly string[];
}

/** What a body says. */
export type BodyReading =
  | { readonly kind: 'unknown'; readonly unwieldy?: undefined }
  | { readonly kind: 'odd'; readonly oddity: OddBody; readonly unwieldy?: boolean }
  | {
      readonly kind: 'update';
      readonly settings: ReadonlyMap<SettingName, SettingReading>;
      /** Settings that break their limits, and the keywords that they break. */
      readonly refused: readonly RefusedSetting[];
      /** It may be refused, whatever else is right: a value or a member in it is open. */
      readonly open: boolean;
      /** Members that are no settings: unknown ones, and read-only ones. */
      readonly others: JsonObject;
      /** So large, so deep or so spelled that a server may refuse it unread. */
      readonly unwieldy: boolean;
    };

/** Servers limit what they read; none limits it to less than this many characters. */
const LARGE = 64_000;
/** Parsers limit depth; the lowest limit in common use is above this. */
const DEEP = 16;

/** A number that is not written in digits alone, behind what stands before a number. */
const SPELLED = /[:[,]\s*(?:-?\d+[.eE]|-0(?![.\d]))/;
const SUSPICIOUS = /"(?:__proto__|constructor|prototype)"\s*:/;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

const NONE: JsonObject = Object.freeze(Object.create(null));
const NO_KEYWORDS: readonly string[] = [];

/**
 * Reads the body of a request.
 *
 * @param value what stands in it, as `jsonIn` tells
 */
export function readBody(request: RecordedRequest, value: Json | undefined): BodyReading {
  if (request.body === undefined) return { kind: 'unknown' };
  if (request.body === null || request.body === '') return { kind: 'odd', oddity: 'absent-body' };
  if (mediaType(request.headers) !== operation.mediaType)
    return { kind: 'odd', oddity: 'other-media-type' };
  if (value === undefined) {
    const unwieldy = request.body.length > LARGE || isDeep(request.body);
    return { kind: 'odd', oddity: 'malformed-json', ...(unwieldy ? { unwieldy } : {}) };
  }
  if (Array.isArray(value)) return { kind: 'odd', oddity: 'list-body' };
  if (!isObject(value)) return { kind: 'odd', oddity: 'scalar-body' };
  return readUpdate(value, request.body);
}

/** What stands in the body of a request; undefined where that is no JSON. */
export function jsonIn({ body }: RecordedRequest): Json | undefined {
  return typeof body === 'string' ? parseJson(body) : undefined;
}

/** Whether an update says nothing at all. */
export function isEmpty({ settings, others }: BodyReading & { kind: 'update' }): boolean {
  return settings.size === 0 && others === NONE;
}

function readUpdate(update: JsonObject, text: string): BodyReading {
  const found = new Map<SettingName, SettingReading>();
  const refused: RefusedSetting[] = [];
  const values = withStandIns(update, text);
  const broken = brokenIn(values);
  let others = NONE;
  let open = false;
  for (const key of Object.keys(update)) {
    const sent = update[key] ?? null;
    const setting = BY_NAME.get(key);
    if (setting === undefined) {
      others = { __proto__: null, ...others, [key]: sent } as JsonObject;
      open = true;
      continue;
    }
    const read = readValue(setting, values[key] ?? null, sent, broken.get(key) ?? NO_KEYWORDS);
    const spelled = setting.type === 'integer' && read.verdict === 'taken' && isSpelled(text);
    const reading = spelled ? spelledOut(read) : read;
    found.set(setting.name, reading);
    open ||= mayBeRefused(reading);
    if (reading.verdict === 'refused') {
      refused.push({ name: setting.name, keywords: reading.keywords });
    }
  }
  const unwieldy =
    text.length > LARGE ||
    isDeeper(update, DEEP) ||
    isSuspicious(text) ||
    hasHalfCharacters(update, text);
  return { kind: 'update', settings: found, refused, open, others, unwieldy };
}

/** A number that some parsers refuse for how it is written, and none takes for another one. */
function spelledOut(reading: SettingReading): SettingReading {
  return reading.verdict === 'taken' ? { ...reading, question: 'coerced-value' } : reading;
}

/** Whether a number is written as `45.0`, `4.5e1` or `-0`, which some parsers do not take for an integer. */
function isSpelled(text: string): boolean {
  return SPELLED.test(text) && SPELLED.test(text.replace(STRINGS, '""'));
}

/** Whether members are named like those of every JavaScript object, which some parsers refuse for safety. */
function isSuspicious(text: string): boolean {
  // Long texts are looked through for a word sooner than for a pattern.
  return (text.includes('proto') || text.includes('constructor')) && SUSPICIOUS.test(text);
}

/**
 * Whether a name or a text in it holds half of a surrogate pair, which no Unicode text has (RFC 8259 §8.2), or bytes
 * that are no UTF-8 (§8.1).
 */
function hasHalfCharacters(update: JsonObject, text: string): boolean {
  if (text.includes('\ufffd')) return true;
  // Without an escape there is none in a body whose text has none.
  return (text.includes('\\u') || !text.isWellFormed()) && isHalf(update);
}

function isHalf(value: Json): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  return Object.entries(value ?? {})
    .flat()
    .some(isHalf);
}

/** Whether lists and objects lie deeper in each other than a number of levels. */
function isDeeper(value: Json | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const entries = Array.isArray(value) ? value : Object.values(value);
  for (const entry of entries) if (isDeeper(entry, levels - 1)) return true;
  return false;
}
