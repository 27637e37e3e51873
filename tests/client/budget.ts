import { gzipSync } from 'node:zlib';
import type { BuildResult } from 'esbuild';

/** Bytes after minifying and gzip: what a page loads, and what `validate` loads on top when asked to. */
export const BUDGET = { client: 7600, validators: 7700 };

/** What a split bundle of the client weighs: what its entry loads at once, and what comes when asked for. */
export function weigh(
  bundle: BuildResult<{ write: false; metafile: true }>,
): Record<keyof typeof BUDGET, number> {
  const { outputs } = bundle.metafile;
  const entry = Object.keys(outputs).find((each) => outputs[each]?.entryPoint);
  const imports = outputs[entry ?? '']?.imports ?? [];
  const atOnce = imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
  const size = { client: 0, validators: 0 };
  for (const { path, contents } of bundle.outputFiles) {
    const own = [entry ?? '', ...atOnce].some((each) => each !== '' && path.endsWith(each));
    size[own ? 'client' : 'validators'] += gzipSync(contents, { level: 9 }).length;
  }
  return size;
}
