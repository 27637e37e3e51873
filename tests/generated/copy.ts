import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { generate } from '../../scripts/generate/generate.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of openapi/ and generated/ that the running test may spoil. */
export async function copy() {
  const folder = await mkdtemp(join(tmpdir(), 'talkover-generate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const part of ['openapi', 'generated']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  return {
    path: (file: string) => join(folder, file),
    folder,
    async edit(file: string, from: string | RegExp, to: string) {
      const before = await readFile(join(folder, file), 'utf8');
      const after = before.replace(from, to);
      if (after === before) throw new Error(`nothing to replace in ${file}: ${from}`);
      await writeFile(join(folder, file), after);
    },
    async generate(mode: 'check' | 'write') {
      const lines: string[] = [];
      const print = (line: string) => lines.push(line);
      const code = await generate({ root: folder, check: mode === 'check', print });
      return { code, lines };
    },
  };
}
