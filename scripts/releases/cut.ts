import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Comparison, compare } from '../diff/compare.ts';
import { renderConformance } from '../generate/conformance.ts';
import { readContract } from '../generate/contract.ts';
import { readDescription } from '../generate/description.ts';
import { Problem } from '../generate/problem.ts';
import { readRules } from '../generate/rules.ts';
import { loadSchemas } from '../generate/schemas.ts';
import { CHECKSUMS, checksumsOf } from './checksums.ts';
import { readNotes } from './notes.ts';
import { type About, FILES, RELEASES, readReleased, releasedVersions } from './releases.ts';

interface Order {
  readonly root: string;
  /** The day of the release, `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * Writes the description as it is into the releases, under its `info.version`, and returns that. Throws a
 * Problem when the version is there already, does not tell of the changes, or has no notes.
 */
export async function cutRelease({ root, date }: Order): Promise<string> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Problem(`${date} is no day such as 2026-01-31`);
  const { working, conformance } = await read(root);
  const { version } = working.description.info;
  const versions = await releasedVersions(root);
  if (versions.includes(version))
    throw new Problem(`${version} is released; a release never changes: raise info.version`);
  const base = versions.at(-1);
  const comparison =
    base === undefined ? undefined : await compare(await readReleased(root, base), working);
  if (comparison?.raised === false)
    throw new Problem(`info.version is ${version}, and the changes ask for ${comparison.least}`);
  const about = aboutOf(version, date, await readNotes(root, version), comparison);
  const folder = join(root, RELEASES, version);
  await mkdir(folder, { recursive: true });
  const yaml = stringify(working.description, { lineWidth: 0, aliasDuplicateObjects: false });
  await writeFile(join(folder, FILES.description), yaml);
  await writeFile(join(folder, FILES.about), `${JSON.stringify(about, null, 2)}\n`);
  await copyFile(join(root, 'openapi/rules.yaml'), join(folder, FILES.rules));
  await copyFile(join(root, 'openapi/VOCABULARY.md'), join(folder, FILES.vocabulary));
  await writeFile(join(folder, FILES.conformance), conformance);
  await writeFile(join(folder, CHECKSUMS), await checksumsOf(folder));
  return version;
}

async function read(root: string) {
  const { description, vocabulary } = await readDescription(root);
  const catalogue = await readRules(root, description);
  const contract = readContract(description, loadSchemas(description, vocabulary));
  return {
    working: { description, rules: catalogue.rows },
    conformance: renderConformance(catalogue, contract),
  };
}

function aboutOf(
  version: string,
  date: string,
  notes: readonly string[],
  comparison: Comparison | undefined,
): About {
  const changes = (comparison?.changes ?? []).map(({ place, kind, breaks, before, after }) => ({
    place,
    kind,
    breaks,
    before,
    after,
  }));
  const base = comparison?.base ?? null;
  return { version, date, notes, base, bump: comparison?.bump ?? 'none', changes };
}
