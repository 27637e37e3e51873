import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder with one of some endings, sorted, with slashes. */
export function filesUnder(folder: string, ...ends: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.some((end) => name.endsWith(end)))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
}
