import { releaseFaults } from './faults.ts';
import { readHistory } from './history.ts';
import { releasedVersions } from './releases.ts';

const SEEN = {
  whole: ', and never changed in the history of git',
  shallow: ', and not changed in the part of the history that this shallow clone has',
  none: '; there is no history of git here to compare with',
};

/** The exit code: 0 when every release is what it was when it was cut. */
export async function checkReleases(root: string, print: (line: string) => void): Promise<number> {
  const faults = await releaseFaults(root);
  for (const fault of faults) print(`✗ ${fault}`);
  if (faults.length > 0) return 1;
  const versions = await releasedVersions(root);
  const { seen } = await readHistory(root);
  print(`✓ releases ${versions.join(', ')}: as their checksums say${SEEN[seen]}`);
  return 0;
}
