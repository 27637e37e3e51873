import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Bump, Party } from '../diff/change.ts';
import type { Contract } from '../diff/compare.ts';
import { compareVersions } from '../diff/version.ts';
import type { Description } from '../generate/openapi.ts';
import { firstLine, Problem } from '../generate/problem.ts';
import type { Row } from '../generate/rules.ts';

export const RELEASES = 'openapi/releases';

/** The files of a release beside its SHA256SUMS. */
export const FILES = {
  description: 'openapi.yaml',
  rules: 'rules.yaml',
  conformance: 'CONFORMANCE.md',
  vocabulary: 'VOCABULARY.md',
  about: 'release.json',
} as const;

/** What release.json says: when, why, and what changed since the release before. */
export interface About {
  readonly version: string;
  /** The day of the release, `YYYY-MM-DD`. */
  readonly date: string;
  /** What people wrote about it, a Markdown line each. */
  readonly notes: readonly string[];
  /** The release compared with; null for the first. */
  readonly base: string | null;
  readonly bump: Bump;
  readonly changes: readonly {
    readonly place: string;
    readonly kind: string;
    readonly breaks: readonly Party[];
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

/** The versions released, the oldest first. */
export async function releasedVersions(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, RELEASES), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(compareVersions);
}

/** The contract as it was released; throws a Problem when that release cannot be read. */
export async function readReleased(root: string, version: string): Promise<Contract> {
  const { rules } = parse(await readFileOf(root, version, FILES.rules)) as { rules: Row[] };
  const description = parse(await readFileOf(root, version, FILES.description)) as Description;
  return { description, rules };
}

/** What a release says of itself. */
export async function readAbout(root: string, version: string): Promise<About> {
  return JSON.parse(await readFileOf(root, version, FILES.about)) as About;
}

async function readFileOf(root: string, version: string, file: string): Promise<string> {
  return await readFile(join(root, RELEASES, version, file), 'utf8').catch((error: unknown) => {
    throw new Problem(`${RELEASES}/${version}/${file} cannot be read: ${firstLine(error)}`);
  });
}
