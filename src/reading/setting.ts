import type { Setting } from '../../generated/contract.ts';
import { request as validUpdate } from '../../generated/validators.js';
import type { Json, JsonObject } from '../exchange/json.ts';
import { sameJson } from '../exchange/json.ts';
import { isUnusual } from '../exchange/placeholder.ts';
import { remember } from '../exchange/remember.ts';
import { formsOf, hasControls, withoutRepeats } from './forms.ts';
import { interpretations } from './interpretations.ts';
import { valueWithStandIns } from './stand-ins.ts';

/** Questions about a value that the documentation leaves open. */
export type OpenValue =
  | 'null-value'
  | 'empty-text'
  | 'coerced-value'
  | 'surrounding-blanks'
  | 'repeated-entry'
  | 'unusual-text'
  | 'unusual-url';

/**
 * What becomes of one member of an update.
 * - `taken`: it is stored, as one of the values; where a question goes with it, it may be refused too
 * - `open`: it may be refused, or be stored as nobody knows what
 * - `refused`: it breaks these keywords of its schema, however it is read
 */
export type SettingReading =
  | { readonly verdict: 'taken'; readonly values: readonly Json[]; readonly question?: OpenValue }
  | {
      readonly verdict: 'open';
      readonly question: OpenValue;
      /** All that it may be stored as, where that is known. */
      readonly readings?: readonly Json[];
    }
  | {
      readonly verdict: 'refused';
      readonly keywords: readonly string[];
      readonly question?: undefined;
    };

const NOTHING: ReadonlyMap<string, string[]> = new Map();
const NULL: SettingReading = { verdict: 'open', question: 'null-value' };
const EMPTY: SettingReading = { verdict: 'open', question: 'empty-text' };

/** Reads one member of an update. A placeholder of a secret is read as a text of its length and size. */
export function readSetting(setting: Setting, sent: Json): SettingReading {
  const value = valueWithStandIns(sent);
  return readValue(setting, value, sent, brokenKeywords(setting, value));
}

/**
 * The same for a value that was looked at already.
 *
 * @param value what was sent, with texts in the place of placeholders
 * @param broken the keywords of the setting's schema that the value breaks
 */
export function readValue(
  setting: Setting,
  value: Json,
  sent: Json,
  broken: readonly string[],
): SettingReading {
  if (value === null) return NULL;
  if (value === '') return EMPTY;
  if (broken.length === 0) return readValid(setting, value, sent);
  if (typeof value === 'string' && value.trim() === '')
    return { verdict: 'open', question: 'surrounding-blanks' };
  const others = interpretations(setting, value);
  const question = openQuestion(setting, value, others);
  return question === undefined
    ? { verdict: 'refused', keywords: broken }
    : { verdict: 'open', question, ...readingsOf(setting, sent, others) };
}

/** What else a value says is known, unless it is a URL about which readers differ however it is read. */
function readingsOf(
  setting: Setting,
  sent: Json,
  others: readonly Json[],
): { readonly readings?: readonly Json[] } {
  const agreed = others.every((other) => isAgreed(setting, other));
  if (others.length === 0 || !agreed) return {};
  return { readings: [sent, ...others, ...others.flatMap(withoutRepeats)] };
}

/** Whether every reader takes a value for the same, as far as its setting says what that depends on. */
function isAgreed({ agreed }: Setting, value: Json): boolean {
  return agreed === undefined || typeof value !== 'string'
    ? true
    : expression(agreed.accepted).test(value);
}

/** The keywords of a setting's schema that a value breaks; `type` stands for all where it is among them. */
export function brokenKeywords(setting: Setting, value: Json): readonly string[] {
  return brokenIn({ [setting.name]: value }).get(setting.name) ?? [];
}

/** The keywords that the members of an update break, by member; those that keep their limits are not listed. */
export function brokenIn(update: JsonObject): ReadonlyMap<string, readonly string[]> {
  if (validUpdate(update)) return NOTHING;
  const broken = new Map<string, string[]>();
  for (const { instancePath, keyword } of validUpdate.errors ?? []) {
    const name = memberIn(instancePath);
    const found = broken.get(name);
    if (found === undefined) broken.set(name, [keyword]);
    else if (!found.includes(keyword)) found.push(keyword);
  }
  for (const [name, found] of broken) if (found.includes('type')) broken.set(name, ['type']);
  return broken;
}

/** The member in which an error's place lies. */
function memberIn(instancePath: string): string {
  const end = instancePath.indexOf('/', 1);
  return end < 0 ? instancePath.slice(1) : instancePath.slice(1, end);
}

function readValid(setting: Setting, value: Json, sent: Json): SettingReading {
  if (typeof value === 'string') {
    if (isUnusual(value)) return readUnusual(setting, value);
    const trimmed = value.trim();
    if (trimmed === '') return { verdict: 'open', question: 'surrounding-blanks' };
    if (!isAgreed(setting, value)) return { verdict: 'open', question: 'unusual-url' };
    if (trimmed.length !== value.length) {
      return { verdict: 'taken', values: [sent, trimmed], question: 'surrounding-blanks' };
    }
  }
  const [once] = withoutRepeats(value);
  if (once !== undefined) {
    return { verdict: 'taken', values: [sent, once], question: 'repeated-entry' };
  }
  return { verdict: 'taken', values: [sent] };
}

/** What is dropped of a text with control characters nobody knows; any other is kept, in whatever form of Unicode. */
function readUnusual(setting: Setting, value: string): SettingReading {
  const question = 'unusual-text';
  return hasControls(value) || !isAgreed(setting, value)
    ? { verdict: 'open', question }
    : { verdict: 'taken', values: formsOf(value), question };
}

/** Why an invalid value may be taken all the same; undefined where it may not. */
function openQuestion(
  setting: Setting,
  value: Json,
  others: readonly Json[],
): OpenValue | undefined {
  if (others.some((other) => brokenKeywords(setting, other).length === 0)) {
    return typeof value === 'string' && setting.type === 'string'
      ? lengthQuestion(value)
      : 'coerced-value';
  }
  if (setting.agreed === undefined || typeof value !== 'string') return undefined;
  if (brokenKeywords(setting, value).includes('maxLength')) return undefined;
  return expression(setting.agreed.refused).test(value.trim()) ? undefined : 'unusual-url';
}

/** A regular expression of the description, made once. */
const expression = remember((source) => new RegExp(source));

function lengthQuestion(value: string): OpenValue {
  return value.trim() === value ? 'unusual-text' : 'surrounding-blanks';
}

/** Whether a member that breaks no limit may be refused all the same, because the documentation leaves it open. */
export function mayBeRefused(reading: SettingReading): boolean {
  return reading.question !== undefined;
}

/** Whether what a server shows is one of the values that a setting can have. */
export function isOneOf(
  setting: { readonly unordered: boolean },
  shown: Json | undefined,
  values: readonly Json[],
): boolean {
  return values.some((value) => sameJson(shown, value, setting.unordered));
}
