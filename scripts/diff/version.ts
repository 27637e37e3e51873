import { Problem } from '../generate/problem.ts';
import type { Bump } from './change.ts';

export type Version = readonly [major: number, minor: number, patch: number];

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** `1.2.3` as numbers; throws a Problem for anything else. */
function parseVersion(text: string): Version {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  if (match === null) throw new Problem(`${text} is no version such as 1.2.3`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Below zero when `one` comes before `other`. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [parseVersion(one), parseVersion(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The largest of the bumps; none for no changes. */
export function largest(bumps: readonly Bump[]): Bump {
  const at = Math.max(0, ...bumps.map((bump) => ORDER.indexOf(bump)));
  return ORDER[at] ?? 'none';
}

/** The least version that may follow `base` with changes of this weight. */
export function nextVersion(base: string, bump: Bump): string {
  const [major, minor, patch] = parseVersion(base);
  if (bump === 'major') return `${major + 1}.0.0`;
  if (bump === 'minor') return `${major}.${minor + 1}.0`;
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : base;
}
