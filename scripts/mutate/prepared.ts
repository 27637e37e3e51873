import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { bundle } from './bundle.ts';
import type { Coverage } from './coverage.ts';
import { cover } from './coverage.ts';
import type { Recording } from './evidence.ts';
import { filesUnder } from './files.ts';
import type { Mutant } from './instrument.ts';
import { instrument } from './instrument.ts';
import { prepare } from './program.ts';
import { FOLDERS, TESTS, WORK } from './scope.ts';

/** What has to be done once before mutants are tried. */
export interface Prepared {
  readonly mutants: readonly Mutant[];
  /** How many mutants are left out, since they only change wording. */
  readonly prose: number;
  readonly tests: number;
  readonly servers: number;
  /** Changes with the mutated code. */
  readonly fingerprint: string;
}

const MUTANTS = join(WORK, 'mutants.bin');
const CODE = join(WORK, 'mutated.cjs');
const TRAFFIC = join(WORK, 'traffic.bin');
const COVERAGE = join(WORK, 'coverage.bin');

const JUDGED = ['src', 'generated'];
const SERVERS = ['tests/faults', 'tests/variants'];

/** Makes ready what workers read; what is there already and still true is kept. */
export async function prepareAll(say: (what: string) => void): Promise<Prepared> {
  mkdirSync(WORK, { recursive: true });
  const sources = FOLDERS.flatMap((folder) => filesUnder(folder, '.ts'));
  const suites = TESTS.flatMap((folder) => filesUnder(folder, '.test.ts'));
  const { files, mutants, prose } = await instrument(sources);
  writeFileSync(MUTANTS, serialize(mutants));
  writeFileSync(CODE, await bundle(files, suites, false));
  const make = prepare(readFileSync(CODE, 'utf8'));
  const servers = hashOf([...JUDGED, ...SERVERS]);
  if (isStale(TRAFFIC, servers)) {
    say('recording every server of the proof');
    const { evidence } = make();
    const recordings: Recording[] = [];
    for (const task of evidence.allTasks()) recordings.push(await evidence.record(task));
    write(TRAFFIC, servers, recordings);
  }
  const tests = `${servers} ${hashOf(TESTS)}`;
  if (isStale(COVERAGE, tests)) {
    say('running tests and proof without a mutant, to see who reaches which');
    write(COVERAGE, tests, await cover(await bundle(files, suites, true), readTraffic()));
  }
  return {
    mutants,
    prose,
    tests: readCoverage().tests.length,
    servers: make().evidence.allTasks().length,
    fingerprint: hashOf(JUDGED),
  };
}

/** Every mutant of the code. */
export function readMutants(): Mutant[] {
  return read(MUTANTS);
}

/** The code with its mutants, made ready to run. */
export function readProgram(): ReturnType<typeof prepare> {
  return prepare(readFileSync(CODE, 'utf8'));
}

/** The traffic of every server of the proof. */
export function readTraffic(): Recording[] {
  return read(TRAFFIC);
}

/** Who reaches which mutant. */
export function readCoverage(): Coverage {
  return read(COVERAGE);
}

function isStale(path: string, key: string): boolean {
  return !existsSync(path) || readFileSync(`${path}.key`, 'utf8') !== key;
}

function write(path: string, key: string, value: unknown): void {
  writeFileSync(path, serialize(value));
  writeFileSync(`${path}.key`, key);
}

function read<T>(path: string): T {
  return deserialize(readFileSync(path)) as T;
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of filesUnder(folder, '.ts', '.js'))
      hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
