import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROJECT = fileURLToPath(new URL('./project/', import.meta.url));

/** How long npm may take, in milliseconds: mostly it finds in its cache what `npm ci` has put there. */
export const INSTALLING = 300_000;

/** What came of a program. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project of somebody else, which has installed the packed tarball. */
export interface Consumer {
  readonly folder: string;
  /** Runs a program of the project, found as npm's scripts find it. */
  readonly run: (name: string, ...args: string[]) => Promise<Ended>;
}

/** Packs this package as it would be published. Returns the path of the tarball. */
async function pack(folder: string): Promise<string> {
  const options = ['--ignore-scripts', '--silent', '--pack-destination', folder];
  const { code, err } = await execute('npm', ['pack', ...options], ROOT);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) throw new Error(`npm pack failed: ${err}`);
  return join(folder, tarball);
}

/**
 * Makes an empty project, installs the tarball with npm and the packages named in the versions that this
 * project has, and copies the sources of a consumer into it. It is gone after the tests.
 */
export async function makeConsumer(
  packages: readonly (keyof typeof packageJson.devDependencies)[],
): Promise<Consumer> {
  const home = await mkdtemp(join(tmpdir(), 'talkover-contract-consumer-'));
  afterAll(() => rm(home, { recursive: true, force: true }));
  const folder = join(home, 'project');
  await mkdir(folder);
  if (packages.length > 0) await cp(PROJECT, folder, { recursive: true });
  const { devDependencies } = packageJson;
  const own = Object.fromEntries(packages.map((name) => [name, devDependencies[name]]));
  const dependencies = { [packageJson.name]: `file:${await pack(home)}`, ...own };
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  const { code, err } = await execute('npm', ['install', ...options], folder);
  if (code !== 0) throw new Error(`npm install failed: ${err}`);
  return { folder, run: (name, ...args) => execute(name, args, folder) };
}

function execute(name: string, args: readonly string[], cwd: string): Promise<Ended> {
  const { PATH = '', ...env } = process.env;
  // A run of vitest inside one of vitest, or of npm inside one of npm, is its own.
  const own = Object.entries(env).filter(
    ([key]) => !/^(vitest|npm_package|npm_lifecycle|node_env|talkover_)/i.test(key),
  );
  const path = `${join(cwd, 'node_modules', '.bin')}:${PATH}`;
  const options = {
    cwd,
    env: { ...Object.fromEntries(own), PATH: path, NO_COLOR: '1' },
    timeout: INSTALLING,
  };
  return new Promise((resolve) => {
    execFile(name, args, { ...options, maxBuffer: 50_000_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err });
    });
  });
}
