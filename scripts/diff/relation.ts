import { isDeepStrictEqual } from 'node:util';

/** What became of the set of values that a schema admits. */
export type Relation = 'same' | 'narrowed' | 'widened' | 'changed';

const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
/** More entries admit more. */
const ADMITTED = ['enum', 'type'];
/** More entries demand more. */
const DEMANDED = ['required'];

/**
 * How a keyword's new value stands to its old one. An absent keyword (undefined) is no constraint; two
 * values that cannot be compared, such as two patterns, are a change in both directions.
 */
export function relate(keyword: string, before: unknown, after: unknown): Relation {
  if (isDeepStrictEqual(before, after)) return 'same';
  if (isVoid(keyword, before)) return isVoid(keyword, after) ? 'same' : 'narrowed';
  if (isVoid(keyword, after)) return 'widened';
  if (UPPER.includes(keyword)) return Number(after) < Number(before) ? 'narrowed' : 'widened';
  if (LOWER.includes(keyword)) return Number(after) > Number(before) ? 'narrowed' : 'widened';
  if (ADMITTED.includes(keyword)) return ofSets(listOf(after), listOf(before));
  if (DEMANDED.includes(keyword)) return ofSets(listOf(before), listOf(after));
  return 'changed';
}

/** The relation of two sets by what each has alone. */
function ofSets(after: readonly unknown[], before: readonly unknown[]): Relation {
  const gained = after.some((value) => !has(before, value));
  const lost = before.some((value) => !has(after, value));
  if (gained && lost) return 'changed';
  if (gained) return 'widened';
  return lost ? 'narrowed' : 'same';
}

function isVoid(keyword: string, value: unknown): boolean {
  if (value === undefined) return true;
  if (keyword === 'uniqueItems') return value === false;
  if (keyword === 'additionalProperties') return value === true;
  return keyword === 'required' && Array.isArray(value) && value.length === 0;
}

function listOf(value: unknown): readonly unknown[] {
  const list = Array.isArray(value) ? value : [value];
  return list.includes('number') ? [...list, 'integer'] : list;
}

function has(list: readonly unknown[], value: unknown): boolean {
  return list.some((each) => isDeepStrictEqual(each, value));
}
