import { Problem } from '../generate/problem.ts';
import { RELEASES, readReleased, releasedVersions } from '../releases/releases.ts';
import { compare } from './compare.ts';
import { printed } from './print.ts';
import { readWorking } from './working.ts';

interface Order {
  readonly root: string;
  /** The release to compare with; the last one unless said otherwise. */
  readonly base?: string | undefined;
  /** Whether to print the comparison as JSON. */
  readonly json: boolean;
  readonly print: (line: string) => void;
}

/** The exit code: 0 when `info.version` tells of every change since the last release, otherwise 1. */
export async function diff({ root, base, json, print }: Order): Promise<number> {
  const versions = await releasedVersions(root);
  const version = base ?? versions.at(-1);
  if (version === undefined)
    throw new Problem(`${RELEASES} holds no release: cut one with \`npm run release\``);
  if (!versions.includes(version))
    throw new Problem(`${version} is no release; there are ${versions.join(', ')}`);
  const comparison = await compare(await readReleased(root, version), await readWorking(root));
  for (const line of json ? [JSON.stringify(comparison, null, 2)] : printed(comparison))
    print(line);
  return comparison.raised ? 0 : 1;
}
