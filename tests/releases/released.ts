import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { cutRelease } from '../../scripts/releases/cut.ts';
import { RELEASES } from '../../scripts/releases/releases.ts';
import { root } from '../generated/copy.ts';

export const DESCRIPTION = 'openapi/openapi.yaml';
export const NOTES = 'openapi/CHANGELOG.md';
export const DAY = '2026-01-31';

const VERSION = /^ {2}version: .*$/m;

/** A copy of openapi/ as it would be before the first release; it goes when the test ends. */
export async function unreleased() {
  const tree = await treeIn(await mkdtemp(join(tmpdir(), 'talkover-release-')));
  onTestFinished(() => rm(tree.folder, { recursive: true, force: true }));
  return tree;
}

/** The same, with 1.0.0 released. */
export async function released() {
  const tree = await unreleased();
  await tree.cut();
  return tree;
}

/** The same in an empty folder that somebody else removes. */
export async function treeIn(folder: string) {
  const path = (file: string) => join(folder, file);
  const edit = async (file: string, from: string | RegExp, to: string) => {
    const before = await readFile(path(file), 'utf8');
    if (before.search(typeof from === 'string' ? literal(from) : from) === -1)
      throw new Error(`nothing to replace in ${file}: ${from}`);
    await writeFile(path(file), before.replace(from, to));
  };
  await cp(join(root, 'openapi'), path('openapi'), { recursive: true });
  await rm(path(RELEASES), { recursive: true, force: true });
  await edit(DESCRIPTION, VERSION, '  version: 1.0.0');
  await writeFile(path(NOTES), '# Changelog\n\n## 1.0.0\n\n- The first.\n');
  return {
    folder,
    path,
    edit,
    cut: async () => await cutRelease({ root: folder, date: DAY }),
    version: async (version: string) => await edit(DESCRIPTION, VERSION, `  version: ${version}`),
    /** Sets the version and says something about it. */
    async raise(version: string) {
      await edit(DESCRIPTION, VERSION, `  version: ${version}`);
      await edit(NOTES, '## ', `## ${version}\n\n- Something new.\n\n## `);
    },
  };
}

function literal(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
