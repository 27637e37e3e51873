import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './change.ts';

const COMBINATORS = ['allOf', 'anyOf', 'oneOf'];

/**
 * What differs between two descriptions and stands at or under none of the differences already found. A
 * checker that has never heard of a member passes it over; this keeps what it passed over from being
 * taken for no change at all.
 */
export function missed(
  before: unknown,
  after: unknown,
  found: readonly Difference[],
): readonly Difference[] {
  const places = found.map(({ path, property }) => [...path, ...(property ? [property] : [])]);
  const differing = differences(renamed(before, found), after, []).filter(
    ({ path, property = '' }) =>
      !places.some((place) => place.every((part, at) => part === [...path, property][at])),
  );
  const at = new Map(differing.map((each) => [JSON.stringify([each.path, each.property]), each]));
  return [...at.values()];
}

/** The old description with the keys that were renamed under their new names. */
function renamed(before: unknown, found: readonly Difference[]): unknown {
  return found
    .filter(({ property }) => property === 'key')
    .reduce((document, { path, before: old }) => withKey(document, path, String(old)), before);
}

function withKey(value: unknown, path: readonly string[], old: string): unknown {
  const [part, ...rest] = path;
  if (part === undefined || !isBranch(value) || Array.isArray(value)) return value;
  if (rest.length > 0) return { ...value, [part]: withKey(value[part], rest, old) };
  const { [old]: renamed, ...others } = value;
  return renamed === undefined ? value : { ...others, [part]: renamed };
}

function differences(before: unknown, after: unknown, path: readonly string[]): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const last = path.at(-1) ?? '';
  // An x- member is judged as a whole, whatever inside it differs.
  if (last.startsWith('x-') || !isBranch(before) || !isBranch(after)) {
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
    return [{ path: path.slice(0, -1), property: last, node: 'Unknown', kind, before, after }];
  }
  const [old, now] = COMBINATORS.includes(last)
    ? withoutShared(Object.entries(before), Object.entries(after))
    : [before, after];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.flatMap((key) => differences(old[key], now[key], [...path, key]));
}

type Branch = Readonly<Record<string, unknown>>;

/** A list of scalars is a leaf: what matters is which entries it has. */
function isBranch(value: unknown): value is Branch {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) || value.some((each) => typeof each === 'object');
}

type Entries = readonly (readonly [string, unknown])[];

/** The alternatives that only one of the two has: their order says nothing. */
function withoutShared(before: Entries, after: Entries): [Branch, Branch] {
  const alone = (entries: Entries, others: Entries) =>
    Object.fromEntries(
      entries.filter(([, one]) => !others.some(([, other]) => isDeepStrictEqual(one, other))),
    );
  return [alone(before, after), alone(after, before)];
}
