import type { Setting } from '../../generated/contract.ts';
import { request as validUpdate } from '../../generated/validators.js';
import type { Json } from '../exchange/json.ts';
import { sameJson } from '../exchange/json.ts';
import { isUnusual, standIn } from '../exchange/placeholder.ts';
import { interpretations } from './interpretations.ts';

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
      /** What a value of a neighbouring type says, where that is known. */
      readonly readings?: readonly Json[];
    }
  | {
      readonly verdict: 'refused';
      readonly keywords: readonly string[];
      readonly question?: undefined;
    };

const EXPRESSIONS = new Map<string, RegExp>();

/** Reads one member of an update. A placeholder of a secret is read as a text of its length and size. */
export function readSetting(setting: Setting, sent: Json): SettingReading {
  const value = withStandIns(sent);
  if (value === null) return { verdict: 'open', question: 'null-value' };
  if (value === '') return { verdict: 'open', question: 'empty-text' };
  const broken = brokenKeywords(setting, value);
  if (broken.length === 0) return readValid(setting, value, sent);
  if (typeof value === 'string' && value.trim() === '')
    return { verdict: 'open', question: 'surrounding-blanks' };
  const others = interpretations(setting, value);
  const question = openQuestion(setting, value, others);
  return question === undefined
    ? { verdict: 'refused', keywords: broken }
    : {
        verdict: 'open',
        question,
        ...(question === 'coerced-value' ? { readings: [sent, ...others] } : {}),
      };
}

/** The keywords of a setting's schema that a value breaks; `type` stands for all where it is among them. */
export function brokenKeywords(setting: Setting, value: Json): string[] {
  if (validUpdate({ [setting.name]: value })) return [];
  const found = [...new Set((validUpdate.errors ?? []).map((error) => error.keyword))];
  return found.includes('type') ? ['type'] : found;
}

function readValid(setting: Setting, value: Json, sent: Json): SettingReading {
  if (typeof value === 'string') {
    if (isUnusual(value)) return { verdict: 'open', question: 'unusual-text' };
    if (value.trim() === '') return { verdict: 'open', question: 'surrounding-blanks' };
    if (setting.agreed !== undefined && !expression(setting.agreed.accepted).test(value)) {
      return { verdict: 'open', question: 'unusual-url' };
    }
    if (value.trim() !== value) {
      return { verdict: 'taken', values: [sent, value.trim()], question: 'surrounding-blanks' };
    }
  }
  if (Array.isArray(value) && new Set(value).size < value.length) {
    return { verdict: 'open', question: 'repeated-entry' };
  }
  return { verdict: 'taken', values: [sent] };
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
function expression(source: string): RegExp {
  const made = EXPRESSIONS.get(source) ?? new RegExp(source);
  EXPRESSIONS.set(source, made);
  return made;
}

function lengthQuestion(value: string): OpenValue {
  return value.trim() === value ? 'unusual-text' : 'surrounding-blanks';
}

function withStandIns(value: Json): Json {
  if (typeof value === 'string') return standIn(value) ?? value;
  if (Array.isArray(value)) return value.map((entry: Json) => withStandIns(entry));
  return value;
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
