import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Problem } from '../generate/problem.ts';
import { GENERATORS } from './generators.ts';
import { FOLDER, run, SOURCE } from './tools.ts';

const require = createRequire(import.meta.url);
const NODE = process.execPath;

/**
 * The exit code: 0 when the description compiles under every generator, what they wrote passes its type
 * check, and a call made with each reaches the twin and is understood. Installs the generators first,
 * unless those of the lock file are there.
 */
export async function codegen(print: (line: string) => void): Promise<number> {
  await install(print);
  const out = join(FOLDER, 'out');
  await rm(out, { recursive: true, force: true });
  const start = performance.now();
  for (const { name, command } of GENERATORS) {
    await mkdir(join(out, name), { recursive: true });
    await attempt(name, 'does not generate', NODE, ...command(SOURCE));
  }
  await attempt(
    'TypeScript',
    'does not pass tsc',
    NODE,
    require.resolve('typescript/bin/tsc'),
    '-p',
    '.',
  );
  await attempt(
    'Python',
    'does not pass pyright',
    NODE,
    'node_modules/pyright/index.js',
    '-p',
    '.',
  );
  for (const { name, language } of GENERATORS) {
    await attempt(name, 'does not call the twin', NODE, '--import=tsx', 'run.ts', name);
    print(`✓ ${name}: ${language} generated, type-checked, one update taken and one refused`);
  }
  print(`${GENERATORS.length} generators in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return 0;
}

async function attempt(name: string, failure: string, ...parts: [string, ...string[]]) {
  await run(...parts).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(`${name} ${failure}: ${error.message}`);
  });
}

async function install(print: (line: string) => void): Promise<void> {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(FOLDER, name), 'utf8').catch(() => '{"packages":{}}'));
  const wanted = (await read('package-lock.json')).packages as Record<string, { version: string }>;
  const present = (await read('node_modules/.package-lock.json')).packages as typeof wanted;
  // What is for another system only is in the lock file and never installed: ours are looked for.
  const { devDependencies } = await read('package.json');
  const isPresent = Object.keys(devDependencies).every((name) => {
    const place = `node_modules/${name}`;
    return (
      wanted[place]?.version !== undefined && wanted[place].version === present[place]?.version
    );
  });
  if (isPresent) return;
  print('installing the generators of tests/codegen');
  await run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
}
