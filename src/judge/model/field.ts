import type { RuleId } from '../../../generated/catalogue.ts';
import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';

/** The values that a field can have: one of a list, or nobody knows which. */
export type Values = readonly Json[] | 'any';

/** A value that a request must not have stored, and the rule that it breaks if it did. */
export interface Suspect {
  readonly value: Json;
  readonly rule: RuleId;
}

/** What is known of one setting of one webhook. */
export interface Field {
  values: Values;
  /** An open value was taken: what is shown says nothing until the next ordinary value. */
  excused: boolean;
  /** A value that had to be refused was taken, and no ordinary one since: its type says nothing either. */
  mistaken: boolean;
  /** What was sent and what was shown where they differed, so that nobody knows which is stored. */
  doubted: readonly Json[] | undefined;
  /** What the answer to the last update that set it showed. */
  answered: Json | undefined;
  /** What somebody's read showed while nobody knew the value: the field may have it again. */
  read?: Json | undefined;
  /** What the field had before a write that no later answer has shown yet; undefined when none is outstanding. */
  before: Values | undefined;
  /** Several updates in flight together wrote it, and no later answer has shown it yet. */
  contested: boolean;
  suspects: readonly Suspect[];
}

/** Suspects of one field that are remembered. */
const SUSPECTS = 16;

/** Nothing is suspected. */
export const NOTHING: readonly Suspect[] = [];

/** A field of which nothing is known. */
export function unknownField(): Field {
  return {
    values: 'any',
    excused: false,
    mistaken: false,
    doubted: undefined,
    answered: undefined,
    before: undefined,
    contested: false,
    suspects: NOTHING,
  };
}

/** Whether a field can have a value. */
export function canBe(values: Values, value: Json | undefined, unordered: boolean): boolean {
  if (values === 'any') return true;
  for (const each of values) if (sameJson(each, value, unordered)) return true;
  return false;
}

/** Every value of two sets. */
export function union(a: Values, b: Values): Values {
  return a === 'any' || b === 'any'
    ? 'any'
    : [...a, ...b.filter((value) => !a.some((each) => sameJson(each, value)))];
}

/** Remembers a value that must not turn up, unless the field can have it anyway. */
export function suspect(field: Field, value: Json, rule: RuleId, unordered: boolean): void {
  if (canBe(field.values, value, unordered)) return;
  // What was there before turns up where a write is lost; that is likelier than a stray one.
  const lost = field.before !== undefined && canBe(field.before, value, unordered);
  if (lost && rule === 'partial-update/others-untouched') return;
  if (field.suspects.some((each) => sameJson(each.value, value, unordered))) return;
  if (field.suspects.length < SUSPECTS) field.suspects = [...field.suspects, { value, rule }];
}
