import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../generate/problem.ts';
import { CHECKSUMS, checksumsOf } from '../releases/checksums.ts';
import { releaseFaults } from '../releases/faults.ts';
import { readAbout, readReleased, releasedVersions } from '../releases/releases.ts';
import type { Edition } from './edition.ts';
import { examplesOf } from './examples.ts';
import { renderIndexJson } from './index-json.ts';
import { renderIndexPage } from './index-page.ts';
import { renderLlms } from './llms.ts';
import { filesOf, json } from './release-files.ts';

/**
 * Writes every release and the pages about them into a folder in place of what it published there before,
 * and returns the versions, the latest first. The same releases give the same bytes: nothing in it comes from the clock.
 * Throws a Problem when there is no release, when one is not what it was when it was cut, and when the
 * folder holds something else.
 */
export async function publish(root: string, folder: string): Promise<readonly string[]> {
  const [fault] = await releaseFaults(root);
  if (fault !== undefined) throw new Problem(fault);
  const versions = [...(await releasedVersions(root))].reverse();
  const site = new Map<string, string>();
  const editions: Edition[] = [];
  for (const version of versions) {
    const files = await filesOf(root, version);
    for (const [name, text] of files) site.set(`${version}/${name}`, text);
    if (editions.length === 0) {
      for (const name of ['openapi.yaml', 'openapi.json']) site.set(name, files.get(name) ?? '');
    }
    editions.push(await editionOf(root, version, files));
  }
  const [latest, ...earlier] = editions;
  if (latest === undefined)
    throw new Problem('there is no release: cut one with `npm run release`');
  site.set('index.json', json(renderIndexJson([latest, ...earlier])));
  site.set('index.html', renderIndexPage([latest, ...earlier]));
  site.set('llms.txt', renderLlms([latest, ...earlier]));
  await clear(folder);
  for (const [name, text] of site) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await writeFile(join(folder, CHECKSUMS), await checksumsOf(folder));
  return versions;
}

/** Removes what was published there, and nothing that was not. */
async function clear(folder: string): Promise<void> {
  const present = await readdir(folder).catch((): string[] => []);
  if (present.length > 0 && !present.includes(CHECKSUMS))
    throw new Problem(`${folder} holds something that was not published: name an empty folder`);
  await rm(folder, { recursive: true, force: true });
}

async function editionOf(
  root: string,
  version: string,
  files: ReadonlyMap<string, string>,
): Promise<Edition> {
  const { description, rules } = await readReleased(root, version);
  const shown = new Map(examplesOf(description).map(({ file, summary }) => [file, summary]));
  const published = [...files].map(([name, text]) => {
    const shows = shown.get(name);
    return { name, size: Buffer.byteLength(text), ...(shows !== undefined && { shows }) };
  });
  return {
    about: await readAbout(root, version),
    description,
    rules: rules.length,
    files: published,
  };
}
