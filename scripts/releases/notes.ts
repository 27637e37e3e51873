import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../generate/problem.ts';

const NOTES = 'openapi/CHANGELOG.md';

/** The points under the heading of a version; throws a Problem when nobody wrote any. */
export async function readNotes(root: string, version: string): Promise<readonly string[]> {
  const text = await readFile(join(root, NOTES), 'utf8').catch(() => '');
  const section = text.split(/^## /m).find((part) => part.split('\n', 1)[0]?.trim() === version);
  const points = (section ?? '')
    .split(/^- /m)
    .slice(1)
    .map((point) => point.replaceAll(/\s+/g, ' ').trim());
  if (points.length > 0) return points;
  throw new Problem(`${NOTES} has no points under \`## ${version}\`: say there what changed`);
}
