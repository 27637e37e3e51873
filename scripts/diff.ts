/** Compares openapi/ with the last release, and ends with 1 when `info.version` does not tell of it. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { diff } from './diff/diff.ts';
import { command } from './program/command.ts';

const options = {
  base: { type: 'string' },
  json: { type: 'boolean', default: false },
  root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
} as const;

await command('diff', async () => {
  const { root, base, json } = parseArgs({ options }).values;
  return await diff({ root, base, json, print: (line) => console.log(line) });
});
