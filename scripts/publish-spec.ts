/** Writes dist/spec/: every release of the description with its reference, examples and checksums. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { command } from './program/command.ts';
import { publish } from './publish/publish.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const options = {
  root: { type: 'string', default: ROOT },
  out: { type: 'string', default: join(ROOT, 'dist', 'spec') },
} as const;

await command('publish:spec', async () => {
  const { root, out } = parseArgs({ options }).values;
  const versions = await publish(root, out);
  console.log(`${out}: ${versions.join(', ')}`);
  return 0;
});
