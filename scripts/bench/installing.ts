import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { bundle } from './bundle.ts';
import { grouped, shown } from './figures.ts';
import type { Section } from './section.ts';
import { atMost } from './section.ts';
import { spreadOf } from './spread.ts';

const MOST_MEGABYTES = 15;
const MOST_SECONDS = 5;
const MEGABYTE = 1_000_000;

/** What the package costs those who install it, and those who bundle its client. */
export async function installing(bench: Bench): Promise<Section> {
  const tarball = pack(bench);
  const installs = Array.from({ length: bench.extent.installs }, (_, round) =>
    install(bench, tarball, round),
  );
  const seconds = spreadOf(installs.map((each) => each.seconds));
  const [{ folder } = { folder: '' }] = installs;
  const modules = join(folder, 'node_modules');
  const files = filesUnder(modules);
  const bytes = sizeOf(files);
  const packages = filesUnder(modules).filter((file) =>
    /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file),
  );
  const client = await bundle('talkover-contract/client', folder);
  return {
    title: 'Install',
    about:
      '`npm install` of the packed tarball in an empty project, its dependencies in npm’s cache after the first time; sizes are those of the files. The client is what a browser loads: bundled by esbuild with everything that it needs at once.',
    commands: [
      'npm pack',
      'npm install talkover-contract-*.tgz',
      'npm run bench -- --only install',
    ],
    head: ['what', 'figure'],
    rows: [
      ['tarball', `${grouped(statSync(tarball).size / 1000)} kB`],
      [
        'installed without Prism',
        `${(bytes / MEGABYTE).toFixed(1)} MB, ${packages.length} packages, ${files.length} files`,
      ],
      ['seconds of `npm install`', shown(seconds, 1)],
      ['client in a bundle', `${kilobytes(client.atOnce)}, ${kilobytes(client.zipped)} with gzip`],
      [
        'validators that it loads when asked to',
        `${kilobytes(client.later)}, ${kilobytes(client.laterZipped)} with gzip`,
      ],
    ],
    aims: [
      atMost('installed without Prism', MOST_MEGABYTES, bytes / MEGABYTE, ' MB'),
      atMost('`npm install` in an empty project', MOST_SECONDS, seconds.median, ' s'),
    ],
  };
}

function pack({ root, file }: Bench): string {
  const folder = file('packed');
  mkdirSync(folder);
  // What is built has been built; the scripts of the package would build it once more.
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [name = ''] = readdirSync(folder);
  return join(folder, name);
}

function install(
  { file }: Bench,
  tarball: string,
  round: number,
): { readonly folder: string; readonly seconds: number } {
  const folder = file(`project-${round}`);
  mkdirSync(folder);
  npm(['init', '--yes'], folder);
  const start = performance.now();
  npm(['install', '--no-audit', '--no-fund', tarball], folder);
  return { folder, seconds: (performance.now() - start) / 1000 };
}

function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((total, path) => total + statSync(path).size, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
