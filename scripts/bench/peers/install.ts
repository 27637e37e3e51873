import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/**
 * Installs what the bench compares with, exactly as its lock file says and without running a script of a
 * package; does nothing where that has been done.
 */
export function installPeers(): void {
  if (installed() === wanted()) return;
  console.error('bench: installing the peers into scripts/bench/peers/node_modules …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The names and versions of a lock file, of which npm leaves one in the folder that it fills. */
function packagesOf(path: string): string {
  const { packages } = JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as {
    packages: Record<string, { version?: string; optional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([name, { optional }]) => name !== '' && optional !== true)
    .map(([name, { version }]) => `${name}@${version}`)
    .sort()
    .join('\n');
}

function wanted(): string {
  return packagesOf('package-lock.json');
}

function installed(): string {
  try {
    return packagesOf('node_modules/.package-lock.json');
  } catch {
    return '';
  }
}
