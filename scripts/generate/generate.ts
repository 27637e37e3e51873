import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Problem } from './problem.ts';
import { render } from './render.ts';

interface Order {
  root: string;
  check: boolean;
  print: (line: string) => void;
}

/** What `npm run prove` writes, from servers that are tried instead of from openapi/. */
const PROVED = 'proof.json';

type Fault = 'stale' | 'missing' | 'surplus';

/** The exit code: 0 when generated/ is, or now is, what openapi/ says. */
export async function generate({ root, check, print }: Order): Promise<number> {
  let rendered: Map<string, string>;
  try {
    rendered = await render(root);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    print(`generate: ${error.message}`);
    return 1;
  }
  const folder = join(root, 'generated');
  const faults = await compare(folder, rendered);
  if (check) {
    for (const [file, fault] of faults) print(`generate: generated/${file} is ${fault}`);
    if (faults.size > 0) print('generate: run `npm run generate` and commit what it writes');
    return faults.size > 0 ? 1 : 0;
  }
  for (const [file, fault] of faults) {
    if (fault === 'surplus') await rm(join(folder, file));
    else await write(join(folder, file), rendered.get(file) ?? '');
    print(`generated/${file} ${fault === 'surplus' ? 'removed' : 'written'}`);
  }
  return 0;
}

async function compare(folder: string, rendered: Map<string, string>): Promise<Map<string, Fault>> {
  const faults = new Map<string, Fault>();
  const present = await filesIn(folder);
  for (const [file, text] of rendered) {
    if (!present.has(file)) faults.set(file, 'missing');
    else if ((await readFile(join(folder, file), 'utf8')) !== text) faults.set(file, 'stale');
  }
  for (const file of present)
    if (!rendered.has(file) && file !== PROVED) faults.set(file, 'surplus');
  return faults;
}

async function filesIn(folder: string): Promise<Set<string>> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const names = files.map((file) => relative(folder, join(file.parentPath, file.name)));
  return new Set(names.map((name) => name.split(sep).join('/')).sort());
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
