import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bytes of a bundle: of what is loaded at once, and of what is loaded when it is needed. */
export interface Bundled {
  readonly atOnce: number;
  readonly zipped: number;
  readonly later: number;
  readonly laterZipped: number;
}

/**
 * Bundles a module for a browser.
 *
 * @param folder the project in which it is installed
 */
export async function bundle(entry: string, folder: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from '${entry}';`, resolveDir: folder },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: 'page',
    write: false,
    metafile: true,
    absWorkingDir: folder,
    logLevel: 'silent',
  });
  const outputs = Object.entries(metafile.outputs);
  const entryName = outputs.find(([, { entryPoint }]) => entryPoint !== undefined);
  const atOnce = new Set([
    entryName?.[0],
    ...(entryName?.[1].imports ?? [])
      .filter(({ kind }) => kind === 'import-statement')
      .map(({ path }) => path),
  ]);
  const isAtOnce = (path: string): boolean =>
    [...atOnce].some((name) => name !== undefined && path.endsWith(name));
  const sum = (now: boolean, size: (contents: Uint8Array) => number): number =>
    outputFiles
      .filter(({ path }) => isAtOnce(path) === now)
      .reduce((total, { contents }) => total + size(contents), 0);
  const zipped = (contents: Uint8Array): number => gzipSync(contents, { level: 9 }).length;
  const plain = (contents: Uint8Array): number => contents.length;
  return {
    atOnce: sum(true, plain),
    zipped: sum(true, zipped),
    later: sum(false, plain),
    laterZipped: sum(false, zipped),
  };
}
