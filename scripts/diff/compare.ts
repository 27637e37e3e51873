import type { Description } from '../generate/openapi.ts';
import type { Row } from '../generate/rules.ts';
import type { Bump, Change, Difference } from './change.ts';
import { checked } from './checker.ts';
import { classify } from './classify.ts';
import { comparable } from './comparable.ts';
import { missed } from './missed.ts';
import { ruleChanges } from './rules.ts';
import { securityChanges } from './security.ts';
import { compareVersions, largest, nextVersion } from './version.ts';
import { isExtension } from './vocabulary.ts';

/** A description with the catalogue of its promises. */
export interface Contract {
  readonly description: Description;
  readonly rules: readonly Row[];
}

export interface Comparison {
  /** The version compared with. */
  readonly base: string;
  readonly version: string;
  readonly changes: readonly Change[];
  /** The part of the version that has to rise. */
  readonly bump: Bump;
  /** The least version that the changes allow. */
  readonly least: string;
  /** Whether `version` is at least that. */
  readonly raised: boolean;
}

type Checker = (before: unknown, after: unknown) => Promise<readonly Difference[]>;

/** Every change from one contract to another, the gravest first, and whether the version tells of it. */
export async function compare(
  before: Contract,
  after: Contract,
  check: Checker = checked,
): Promise<Comparison> {
  const [old, now] = [comparable(before.description), comparable(after.description)];
  // The checker looks into x- members by half; they are ours, and compared as wholes.
  const found = (await check(old, now)).filter(
    ({ path, property = '' }) => ![...path, property].some(isExtension),
  );
  const changes = [
    ...[...found, ...missed(old, now, found)].map(classify),
    ...securityChanges(before.description, after.description),
    ...ruleChanges(before.rules, after.rules),
  ].sort((one, other) => other.breaks.length - one.breaks.length);
  const [base, version] = [before.description.info.version, after.description.info.version];
  const bump = largest(changes.map((change) => change.bump));
  const least = nextVersion(base, bump);
  return { base, version, changes, bump, least, raised: compareVersions(version, least) >= 0 };
}
