import type { Change, Party } from './change.ts';
import type { Comparison } from './compare.ts';

const LONGEST = 60;

/** A comparison for people, a line each. */
export function printed({ base, version, changes, least, raised }: Comparison): readonly string[] {
  const heading = `openapi/ (${version}) against release ${base}`;
  if (changes.length === 0) return [`${heading}: no change`];
  const count = changes.length === 1 ? '1 change asks' : `${changes.length} changes ask`;
  const verdict = raised
    ? `✓ ${count} for ${least} at least; info.version is ${version}`
    : `✗ ${count} for ${least} at least; info.version is ${version}: raise it in openapi/openapi.yaml`;
  return [
    heading,
    ...group('breaks callers and the service', changes, ['callers', 'service']),
    ...group('breaks callers', changes, ['callers']),
    ...group('breaks the service', changes, ['service']),
    ...group('compatible', changes, []),
    '',
    verdict,
  ];
}

function group(
  title: string,
  changes: readonly Change[],
  parties: readonly Party[],
): readonly string[] {
  const own = changes.filter(
    ({ breaks }) =>
      breaks.length === parties.length && parties.every((each) => breaks.includes(each)),
  );
  return own.length === 0 ? [] : ['', `${title} (${own.length})`, ...own.map(line)];
}

function line({ place, kind, before, after }: Change): string {
  if (kind === 'added' && isLarge(after)) return `  ${place}: added`;
  if (kind === 'removed' && isLarge(before)) return `  ${place}: removed`;
  const [lost, gained] = apart(before, after);
  return `  ${place}: ${lost} → ${gained}`;
}

/** Of two lists only what one of them has alone. */
function apart(before: unknown, after: unknown): readonly [string, string] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [shown(before), shown(after)];
  const lost = before.filter((each) => !after.includes(each));
  const gained = after.filter((each) => !before.includes(each));
  if (lost.length === 0 && gained.length === 0) return ['one order', 'another'];
  return [`without ${shown(lost)}`, `with ${shown(gained)}`];
}

function isLarge(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
