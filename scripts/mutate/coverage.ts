import type { Recording } from './evidence.ts';
import { prepare, switchboard } from './program.ts';

/** Who reaches a mutant. */
export interface Reach {
  /** Places in the list of tests, the quickest first. */
  readonly tests: readonly number[];
  /** Places in the list of recordings. */
  readonly recordings: readonly number[];
}

export interface Coverage {
  /** By number of the mutant. What is absent is reached by nobody. */
  readonly reach: ReadonlyMap<string, Reach>;
  /** Mutants that act while modules are loaded, so that these have to be loaded again. */
  readonly early: ReadonlySet<string>;
  /** Ids of the tests. */
  readonly tests: readonly string[];
  /** How long each test took, in milliseconds. */
  readonly durations: readonly number[];
}

/**
 * Runs every test and judges every recording without a mutant.
 *
 * @param code the bundle, which counts who reaches a mutant
 * @throws Error where something fails although nothing is mutated
 */
export async function cover(code: string, recordings: readonly Recording[]): Promise<Coverage> {
  // Instrumented modules keep this object, so it is never replaced.
  const counts = { static: {}, perTest: {} as Record<string, Record<string, number>> };
  switchboard.mutantCoverage = counts;
  const early = new Set<string>();
  const make = prepare(code, {
    onLoaded: () => {
      for (const id of Object.keys(counts.static)) early.add(id);
    },
    onCollect: (file) => {
      switchboard.currentTestId = file;
    },
  });
  const { suite, evidence } = make();
  const prepared = new Map(
    Object.entries(counts.perTest).map(([file, reached]) => [file, Object.keys(reached)]),
  );
  counts.perTest = {};
  const tests = new Map<string, number[]>();
  const judged = new Map<string, number[]>();
  const durations: number[] = [];
  const note = (
    found: Map<string, number[]>,
    place: number,
    before: readonly string[] = [],
  ): void => {
    for (const mutant of new Set([...before, ...Object.keys(counts.perTest[place] ?? {})])) {
      const places = found.get(mutant);
      if (places === undefined) found.set(mutant, [place]);
      else places.push(place);
    }
    delete counts.perTest[place];
  };
  const opened = new Map<object, string[]>();
  for (const [place, { id, open, group, run }] of suite.cases.entries()) {
    switchboard.currentTestId = `${place}`;
    const start = performance.now();
    try {
      await open();
      if (group !== undefined) {
        // What is prepared for several tests is reached by each of them.
        const reached = opened.get(group) ?? Object.keys(counts.perTest[place] ?? {});
        opened.set(group, reached);
        counts.perTest[place] = Object.fromEntries(reached.map((mutant) => [mutant, 1]));
      }
      await run();
    } catch (error) {
      throw new Error(`Without any mutant this test fails: ${id}`, { cause: error });
    }
    durations.push(performance.now() - start);
    // What a file prepares while its tests are collected is for all of them.
    note(tests, place, prepared.get(id.split(' › ')[0] ?? ''));
  }
  for (const [place, recording] of recordings.entries()) {
    switchboard.currentTestId = `${place}`;
    const [complaint] = await evidence.judgeAgain(recording);
    if (complaint !== undefined) throw new Error(`Without any mutant: ${complaint}`);
    note(judged, place);
  }
  switchboard.currentTestId = undefined;
  const reached = new Set([...early, ...tests.keys(), ...judged.keys()]);
  const quick = (a: number, b: number): number => (durations[a] ?? 0) - (durations[b] ?? 0);
  return {
    reach: new Map(
      [...reached].map((id) => [
        id,
        { tests: (tests.get(id) ?? []).sort(quick), recordings: judged.get(id) ?? [] },
      ]),
    ),
    early,
    tests: suite.cases.map(({ id }) => id),
    durations,
  };
}
