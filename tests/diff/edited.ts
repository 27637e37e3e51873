import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Contract } from '../../scripts/diff/compare.ts';
import type { Description } from '../../scripts/generate/openapi.ts';
import type { Row } from '../../scripts/generate/rules.ts';

const FOLDER = new URL('../../openapi/', import.meta.url);
const text = read('openapi.yaml');
const rules = (parse(read('rules.yaml')) as { rules: Row[] }).rules;

/** An edit of the text of the description: what stands there, and what shall; every place of it. */
export type Edit = readonly [from: string, to: string];

/** The project's own description and catalogue, the description with these edits. */
export function edited(...edits: readonly Edit[]): Contract {
  let result = text;
  for (const [from, to] of edits) {
    if (!result.includes(from)) throw new Error(`the description does not say ${from}`);
    result = result.replaceAll(from, to);
  }
  return { description: parse(result) as Description, rules };
}

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8');
}
