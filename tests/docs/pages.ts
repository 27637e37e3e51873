import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The pages that people read, with their text, by their path from the root of the project. */
export const pages: ReadonlyMap<string, string> = new Map(
  [
    ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
    ...readdirSync(join(ROOT, 'docs'), { recursive: true })
      .map((name) => join('docs', String(name)))
      .filter((name) => name.endsWith('.md')),
  ]
    .sort()
    .map((page) => [page, readFileSync(join(ROOT, page), 'utf8')]),
);
