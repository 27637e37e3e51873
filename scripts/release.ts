/** Cuts a release of openapi/, or with `--check` proves that no release has changed. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { command } from './program/command.ts';
import { checkReleases } from './releases/check.ts';
import { cutRelease } from './releases/cut.ts';
import { RELEASES } from './releases/releases.ts';

const options = {
  check: { type: 'boolean', default: false },
  date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
} as const;

await command('release', async () => {
  const { root, check, date } = parseArgs({ options }).values;
  if (check) return await checkReleases(root, (line) => console.log(line));
  const version = await cutRelease({ root, date });
  console.log(`${RELEASES}/${version} written: commit it; from then on it never changes`);
  return 0;
});
