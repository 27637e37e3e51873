import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dereferenced } from '../generate/dereferenced.ts';
import { FILES, RELEASES, readReleased } from '../releases/releases.ts';
import { examplesOf } from './examples.ts';
import { renderReference } from './reference.ts';

/** Everything that is published of one release: names and texts. What was released goes out as it is. */
export async function filesOf(root: string, version: string): Promise<Map<string, string>> {
  const { description, rules } = await readReleased(root, version);
  const copies = Object.values(FILES).filter((name) => name !== FILES.rules);
  const folder = join(root, RELEASES, version);
  const copied = copies.map(
    async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
  );
  return new Map([
    ...(await Promise.all(copied)),
    ['openapi.json', json(description)],
    ['openapi.dereferenced.json', json(dereferenced(description))],
    ['rules.json', json({ rules })],
    ...examplesOf(description).map(({ file, value }) => [file, json(value)] as const),
    ['reference.html', await renderReference(description)],
  ]);
}

/** A value as a JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
