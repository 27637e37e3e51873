import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

/** What the figures were measured on, one line each. */
export function machine(cores: number): string[] {
  const memory = Math.round(totalmem() / 1_000_000_000);
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cores} cores, ${memory} GB, ${type()} ${release()}`,
    `Node ${process.version}, V8 ${process.versions.v8}`,
    `load over the last minute at the end of the run: ${loadavg()[0]?.toFixed(1)}`,
  ];
}

/** The versions of the package and of what it runs on. */
export function versions(root: string): string[] {
  const own = manifest(root, '.') as { version: string; dependencies: Record<string, string> };
  const others = Object.keys(own.dependencies).map(
    (name) =>
      `${name} ${(manifest(root, join('node_modules', name)) as { version: string }).version}`,
  );
  return [`talkover-contract ${own.version}`, ...others];
}

/** Builds `dist/` if a source is newer: what is measured is what is shipped. */
export function build(root: string): void {
  const built = modified(join(root, 'dist/cli.js'));
  const newest = Math.max(...['src', 'generated'].flatMap((folder) => times(join(root, folder))));
  if (built < newest) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' });
}

function manifest(root: string, folder: string): unknown {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

function times(folder: string): number[] {
  return readdirSync(folder, { recursive: true }).map((name) =>
    modified(join(folder, String(name))),
  );
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
