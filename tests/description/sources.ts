import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Description } from '../../scripts/generate/openapi.ts';
import type { Row } from '../../scripts/generate/rules.ts';

/** What people wrote, read without the generator's own checks. */
const root = fileURLToPath(new URL('../..', import.meta.url));

export async function read(file: string): Promise<string> {
  return await readFile(`${root}/${file}`, 'utf8');
}

export const description = parse(await read('openapi/openapi.yaml')) as Description;
export const rules = (parse(await read('openapi/rules.yaml')) as { rules: Row[] }).rules;
export const vocabulary = await read('openapi/VOCABULARY.md');
