import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKSUMS, checksumsOf } from './checksums.ts';
import { readHistory } from './history.ts';
import { RELEASES, readAbout, readReleased, releasedVersions } from './releases.ts';

/**
 * Every sign that a release is not what it was when it was cut, a line each: files that differ from their
 * checksums, files that git saw changed, and a version that is not its folder's.
 */
export async function releaseFaults(root: string): Promise<readonly string[]> {
  const versions = await releasedVersions(root);
  const faults = await Promise.all(versions.map((version) => faultsOf(root, version)));
  const { touched } = await readHistory(root);
  return [
    ...faults.flat(),
    ...touched.map((file) => `${file} was changed after it had been committed: cut a new release`),
  ];
}

async function faultsOf(root: string, version: string): Promise<string[]> {
  const name = `${RELEASES}/${version}`;
  const folder = join(root, name);
  const noted = await readFile(join(folder, CHECKSUMS), 'utf8').catch(() => '');
  const actual = await checksumsOf(folder);
  const differing = symmetricDifference(noted.split('\n'), actual.split('\n')).map(
    (line) => `${name}/${line.slice(66)} is not what ${CHECKSUMS} says`,
  );
  if (differing.length > 0) return [...new Set(differing)];
  const versions = [
    (await readAbout(root, version)).version,
    (await readReleased(root, version)).description.info.version,
  ];
  return versions.every((each) => each === version) ? [] : [`${name} holds ${versions.join(', ')}`];
}

function symmetricDifference(one: readonly string[], other: readonly string[]): string[] {
  return [
    ...one.filter((line) => !other.includes(line)),
    ...other.filter((line) => !one.includes(line)),
  ];
}
