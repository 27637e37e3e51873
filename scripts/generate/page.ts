import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

/** Where the page of the HTML report has its style and its script. */
const SOURCE = new URL('../../src/report/html/', import.meta.url);

/** The style and the script of the HTML report as texts, so that bundle, tests and scripts all read them alike. */
export async function renderPage(): Promise<string> {
  const [style, script] = await Promise.all([minified('page.css'), minified('page.js')]);
  return [
    '// Written by `npm run generate` from src/report/html/page.css and page.js; change those, not this.',
    `export const style = ${JSON.stringify(style)};`,
    `export const script = ${JSON.stringify(script)};`,
    '',
  ].join('\n');
}

async function minified(file: string): Promise<string> {
  const source = await readFile(fileURLToPath(new URL(file, SOURCE)), 'utf8');
  const loader = file.endsWith('.css') ? 'css' : 'js';
  return (await transform(source, { loader, minify: true, charset: 'utf8' })).code.trim();
}
