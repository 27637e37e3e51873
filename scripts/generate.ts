/** Writes generated/ from openapi/, or with `--check` compares the two and writes nothing. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate/generate.ts';

const options = {
  check: { type: 'boolean', default: false },
  root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
} as const;

try {
  const { check, root } = parseArgs({ options }).values;
  process.exitCode = await generate({ check, root, print: (line) => console.log(line) });
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`generate: ${error.message}`);
  process.exitCode = 2;
}
