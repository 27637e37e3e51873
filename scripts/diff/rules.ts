import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../generate/rules.ts';
import { ADDITION, breaking, type Change, type Effect, NOTHING } from './change.ts';

const ORDER = ['none', 'warn', 'error'];
/** Columns that decide a verdict; the others are for people. */
const DECIDING: readonly (keyof Row)[] = ['severity', 'standing', 'needs', 'keyword'];

/**
 * How the catalogue of promises changed. A rule that goes, or is no longer promised, is one that callers
 * relied on; one that comes, or weighs more, is one that a service may break from now on.
 */
export function ruleChanges(before: readonly Row[], after: readonly Row[]): readonly Change[] {
  const [old, now] = [byId(before), byId(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was === undefined || is === undefined) return [toChange(id, undefined, was, is)];
    const columns = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Row)[];
    return columns
      .filter((column) => !isDeepStrictEqual(was[column], is[column]))
      .map((column) => toChange(id, column, was[column], is[column]));
  });
}

function byId(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function toChange(
  id: string,
  column: keyof Row | undefined,
  before: unknown,
  after: unknown,
): Change {
  return {
    path: ['rules', id],
    ...(column !== undefined && { property: column }),
    place: ['rule', id, ...(column === undefined ? [] : [column])].join(' '),
    node: 'Rule',
    kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'modified',
    before,
    after,
    ...effect(column, before, after),
  };
}

function effect(column: keyof Row | undefined, before: unknown, after: unknown): Effect {
  if (column === undefined) return ofRow(before as Row | undefined, after as Row | undefined);
  if (column === 'severity') return ofSeverity(String(before), String(after));
  return DECIDING.includes(column) ? ADDITION : NOTHING;
}

function ofRow(before: Row | undefined, after: Row | undefined): Effect {
  // The id of a rule is for ever: filters and baselines name even one that only observes.
  if (before !== undefined) return breaking('callers');
  return after?.severity === 'none' ? ADDITION : breaking('service');
}

function ofSeverity(before: string, after: string): Effect {
  if (ORDER.indexOf(after) > ORDER.indexOf(before)) return breaking('service');
  return after === 'none' ? breaking('callers') : ADDITION;
}
