import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, createConfig, lint } from '@redocly/openapi-core';
import type { Description } from './openapi.ts';
import { pointerTo } from './pointer.ts';
import { firstLine, inDescription, Problem } from './problem.ts';

const SOURCE = 'openapi/openapi.yaml';
const VOCABULARY = 'openapi/VOCABULARY.md';

export interface Described {
  description: Description;
  /** The `x-` members that have a documented meaning. */
  vocabulary: readonly string[];
}

/** The description in one piece (references inside it stay), with no `x-` member of unknown meaning. */
export async function readDescription(root: string): Promise<Described> {
  const vocabulary = await readVocabulary(root);
  const description = await readBundle(root);
  for (const [pointer, name] of extensionsIn(description)) {
    if (!vocabulary.includes(name)) {
      throw new Problem(
        `${SOURCE} uses ${name}, which ${VOCABULARY} does not explain (${pointer})`,
      );
    }
  }
  return { description, vocabulary };
}

async function readBundle(root: string): Promise<Description> {
  try {
    const ref = join(root, SOURCE);
    const config = await createConfig({ rules: { struct: 'error' } });
    const { bundle: document, problems } = await bundle({ ref, config });
    const [problem] = [...problems, ...(await lint({ ref, config }))];
    if (problem !== undefined) {
      throw new Error(`${firstLine(problem.message)} (${problem.location[0]?.pointer ?? '#'})`);
    }
    return document.parsed as Description;
  } catch (error) {
    throw inDescription(firstLine(error));
  }
}

async function readVocabulary(root: string): Promise<string[]> {
  const text = await readFile(join(root, VOCABULARY), 'utf8').catch((error: unknown) => {
    throw new Problem(`${VOCABULARY} cannot be read: ${firstLine(error)}`);
  });
  return [...text.matchAll(/^## `(x-[a-z-]+)`$/gm)].map(([, name = '']) => name);
}

/** Every `x-` member of a document with where it stands; what an example holds is data. */
export function extensionsIn(document: unknown, path: readonly string[] = []): [string, string][] {
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, value]): [string, string][] => {
    const here = [...path, key];
    if (key.startsWith('x-')) return [[pointerTo(...here), key]];
    if (key === 'example' || key === 'examples') return [];
    return extensionsIn(value, here);
  });
}
