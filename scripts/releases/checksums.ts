import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export const CHECKSUMS = 'SHA256SUMS';

/** The files below a folder, as `a/b`, in the order of their names; the checksums themselves left out. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .filter((name) => name !== CHECKSUMS)
    .sort();
}

/** A line for each file below a folder, in the form that `sha256sum --check` reads. */
export async function checksumsOf(folder: string): Promise<string> {
  const lines = (await filesBelow(folder)).map(async (file) => {
    const digest = createHash('sha256').update(await readFile(join(folder, file)));
    return `${digest.digest('hex')}  ${file}\n`;
  });
  return (await Promise.all(lines)).join('');
}
