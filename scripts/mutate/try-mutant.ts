import type { Coverage, Reach } from './coverage.ts';
import type { Recording } from './evidence.ts';
import type { Mutant } from './instrument.ts';
import type { Program } from './program.ts';
import { switchboard } from './program.ts';
import { folderOf } from './scope.ts';

/** What became of a mutant; the words are those of the schema of mutation reports. */
export type Status = 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage';

export interface Tried {
  readonly status: Status;
  /** The test, or what `prove` complains about. */
  readonly by?: string;
}

/** Recordings that are judged again, and servers that a mutated plan meets; spread over all that bear on it. */
const JUDGED = 40;
const PLAYED = 15;
/** A mutant reached more often than this by one test runs in circles. */
const HITS = 2_000_000;

/** Everything that is needed to try mutants one after another. */
export interface Bench {
  readonly mutants: readonly Mutant[];
  readonly make: () => Program;
  readonly coverage: Coverage;
  readonly recordings: readonly Recording[];
  /** Told now and then that it still goes on. */
  readonly beat: () => Promise<void> | undefined;
}

/** Makes the function that tries one mutant: the tests that reach it, then the proof. */
export function createTrial(bench: Bench): (mutant: Mutant) => Promise<Tried> {
  const around = createAround(bench);
  return async (mutant) => {
    const reach = bench.coverage.reach.get(mutant.id);
    if (reach === undefined) return { status: 'NoCoverage' };
    switchboard.activeMutant = mutant.id;
    switchboard.hitLimit = HITS;
    try {
      // Each gets a program of its own: what one mutant leaves in a cache would meet those that come after.
      if (folderOf(mutant.file) === 'src/judge' && !bench.coverage.early.has(mutant.id))
        return await tryWith(bench.make, mutant, reach, bench);
      // Constants are made while modules are loaded: whatever runs any code of the module may have to do with that.
      return await tryWith(bench.make, mutant, withFirst(reach, around(mutant.file)), bench);
    } finally {
      switchboard.activeMutant = undefined;
    }
  };
}

/** Makes the function that says who reaches anything in a file. */
function createAround({ mutants, coverage }: Bench): (file: string) => Reach {
  const quick = (a: number, b: number): number =>
    (coverage.durations[a] ?? 0) - (coverage.durations[b] ?? 0);
  return (file) => {
    const all = mutants
      .filter((mutant) => mutant.file === file)
      .flatMap(({ id }) => coverage.reach.get(id) ?? []);
    const tests = new Set(all.flatMap((reach) => reach.tests));
    const recordings = new Set(all.flatMap((reach) => reach.recordings));
    return {
      tests: [...tests].sort(quick),
      recordings: [...recordings].sort((a, b) => a - b),
    };
  };
}

/** The second of two, of which the first is a part that is tried first. */
function withFirst(first: Reach, all: Reach): Reach {
  return { ...all, tests: [...new Set([...first.tests, ...all.tests])] };
}

/** Tries a mutant in a program, which is loaded while the mutant is awake already. */
async function tryWith(
  load: () => Program,
  mutant: Mutant,
  reach: Reach,
  { coverage, recordings, beat }: Bench,
): Promise<Tried> {
  let last = 'loading';
  try {
    switchboard.hitCount = 0;
    const program = load();
    program.suite.reset();
    for (const [name, run] of checks(program, mutant, reach, recordings, coverage)) {
      last = name;
      switchboard.hitCount = 0;
      const pending = run();
      const complaints = pending instanceof Promise ? await pending : pending;
      if (Array.isArray(complaints) && complaints.length > 0)
        return { status: 'Killed', by: String(complaints[0]) };
      await beat();
    }
    return { status: 'Survived' };
  } catch (error) {
    const circles = String(error).includes('Stryker: Hit count limit');
    return { status: circles ? 'Timeout' : 'Killed', by: last };
  }
}

/** What a mutant has to pass: it throws, or returns a list of complaints, where it is noticed. */
function* checks(
  { suite, evidence }: Program,
  { file }: Mutant,
  reach: Reach,
  recordings: readonly Recording[],
  { tests }: Coverage,
): Generator<readonly [name: string, run: () => unknown]> {
  const folder = folderOf(file);
  for (const place of reach.tests) {
    const test = suite.cases[place];
    // Tests of the plan bear on the judge only in that they run the twin, which is among the recordings.
    const foreign = folder === 'src/judge' && tests[place]?.startsWith('tests/plan/');
    if (test !== undefined && !foreign) yield [test.id, test.run];
  }
  for (const place of spread(reach.recordings, JUDGED)) {
    const recording = recordings[place];
    if (recording !== undefined)
      yield [nameOf(recording.task), () => evidence.judgeAgain(recording)];
  }
  if (folder === 'src/judge') return;
  const tasks = recordings.map(({ task }) => task);
  for (const task of spread(tasks, folder === 'src/plan' ? PLAYED : 1))
    yield [nameOf(task), () => evidence.playAgain(task)];
}

/** At most so many of a list, the first among them, at equal distances. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return all.filter(
    (_, place) => place === 0 || Math.floor(place / step) > Math.floor((place - 1) / step),
  );
}

function nameOf(task: Recording['task']): string {
  return `prove: ${Object.values(task).join(' ')}`;
}
