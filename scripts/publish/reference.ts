import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Description } from '../generate/openapi.ts';
import { Problem } from '../generate/problem.ts';
import { redocly } from '../program/redocly.ts';

const CONFIG = fileURLToPath(new URL('redocly.yaml', import.meta.url));
/** What a browser lets a page do that brings everything with it: run, look, and ask nobody. */
export const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const LOGO = /https:\/\/cdn\.redoc\.ly\/redoc\/[a-z-]+\.svg/g;
const DRAWN_LOGO = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="14"><text y="11" font-family="sans-serif" font-size="11" fill="#555">Redoc</text></svg>',
)}`;

/** The HTML reference of a description: one file that asks nobody for anything, by its own policy. */
export async function renderReference(description: Description): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-reference-'));
  try {
    const [source, page] = [join(folder, 'openapi.json'), join(folder, 'reference.html')];
    await writeFile(source, JSON.stringify(withoutTags(description)));
    const title = `${description.info.title} ${description.info.version}`;
    const flags = ['--inlineBundle', `--title=${title}`, `--config=${CONFIG}`, `--output=${page}`];
    await redocly('build-docs', source, ...flags);
    return selfContained(await readFile(page, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Redoc folds the operations of a tag away; with one operation that hides everything. */
function withoutTags(description: Description): Description {
  const copy = structuredClone(description) as Description & { tags?: unknown };
  delete copy.tags;
  for (const item of Object.values(copy.paths ?? {})) {
    for (const operation of Object.values(item)) {
      if (typeof operation === 'object' && operation !== null)
        Reflect.deleteProperty(operation, 'tags');
    }
  }
  return copy;
}

function selfContained(html: string): string {
  const policy = `<head>\n  <meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  const result = html.replace('<head>', policy).replaceAll(LOGO, DRAWN_LOGO);
  if (!result.includes(POLICY))
    throw new Problem('the HTML reference has no head to put its policy in');
  return result;
}
