import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rounds } from './in-turns.ts';
import { build } from './machine.ts';
import type { Recording } from './record.ts';
import { recordRun } from './record.ts';

/** How much is measured. */
export interface Extent extends Rounds {
  /** Pairs of this build and another one. */
  readonly pairs: number;
  /** Numbers of exchanges to judge. */
  readonly judged: readonly number[];
  /** How often each is judged. */
  readonly judgings: number;
  /** How many wrong and how many right servers are shown to every peer. */
  readonly drawn: { readonly faults: number; readonly variants: number };
  /** How often `verify` and its peers are timed. */
  readonly comparings: number;
  /** How often each request is sent through the proxy. */
  readonly proxied: number;
  readonly provings: number;
}

/** What every measurement works with. */
export interface Bench {
  readonly extent: Extent;
  readonly root: string;
  /** The command as it is shipped. */
  readonly cli: string;
  /** The package's face as it is shipped. */
  readonly index: string;
  /** The one built file that serves the twin, without what judges it. */
  readonly twin: string;
  /** What a run over the bundled twin sends. */
  readonly overTwin: Recording;
  /** What a run over a URL sends, the restoring included. */
  readonly overUrl: Recording;
  /** A file of the bench's own that ends with it. */
  readonly file: (name: string, content?: unknown) => string;
  readonly close: () => void;
}

/** Builds, and records what there is to send. */
export async function openBench(extent: Extent): Promise<Bench> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'talkover-contract-bench-'));
  build(root);
  return {
    extent,
    root,
    cli: join(root, 'dist/cli.js'),
    index: join(root, 'dist/index.js'),
    twin: twinFile(join(root, 'dist')),
    overTwin: await recordRun(),
    overUrl: await recordRun(folder),
    file: (name, content) => {
      const path = join(folder, name);
      if (content !== undefined) writeFileSync(path, JSON.stringify(content));
      return path;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Bundled files are named by the bundler; what stands in them is not. */
function twinFile(dist: string): string {
  const name = readdirSync(dist).find(
    (each) =>
      each.endsWith('.js') &&
      readFileSync(join(dist, each), 'utf8').includes('function serveTwin(options'),
  );
  if (name === undefined) throw new Error('No file in dist/ serves the twin.');
  return join(dist, name);
}
