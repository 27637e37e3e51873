import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { differences } from './differences.ts';
import type { Golden } from './file.ts';
import { formatGolden, parseGolden } from './file.ts';

/** The file that keeps what runs did and said. */
export const GOLDEN = 'tests/golden/verdicts.txt';

/**
 * Holds runs against those that are kept, or keeps them.
 *
 * @returns in what they differ, in lines for people; none where they do not
 * @throws SyntaxError where the file that keeps them was damaged
 */
export function checkGolden(found: Golden, write: boolean): string[] {
  const text = formatGolden(found);
  const before = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '';
  if (before === text) return [];
  const lines = differences(before === '' ? new Map() : parseGolden(before), found);
  if (!write) return lines.length === 0 ? [`${GOLDEN} is written otherwise`] : lines;
  mkdirSync(dirname(GOLDEN), { recursive: true });
  writeFileSync(GOLDEN, text);
  return lines;
}
