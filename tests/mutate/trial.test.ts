import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../scripts/mutate/bundle.ts';
import { cover } from '../../scripts/mutate/coverage.ts';
import type { Mutant } from '../../scripts/mutate/instrument.ts';
import { instrument } from '../../scripts/mutate/instrument.ts';
import { prepare } from '../../scripts/mutate/program.ts';
import type { Tried } from '../../scripts/mutate/try-mutant.ts';
import { createTrial } from '../../scripts/mutate/try-mutant.ts';

// The tool on one small file, with the tests of that file and the traffic of the twin alone.

const FILE = 'src/judge/revealed.ts';
const TESTS = ['tests/judge/revealed.test.ts'];

const made: { mutants: readonly Mutant[]; with: Tried[]; without: Tried[] } = {
  mutants: [],
  with: [],
  without: [],
};

async function tryEach(tests: readonly string[]): Promise<Tried[]> {
  const { files, mutants } = await instrument([FILE]);
  made.mutants = mutants;
  const make = prepare(await bundle(files, tests, false));
  const recordings = [await make().evidence.record({ kind: 'twin' })];
  const coverage = await cover(await bundle(files, tests, true), recordings);
  const tryMutant = createTrial({ mutants, make, coverage, recordings, beat: () => undefined });
  const tried: Tried[] = [];
  for (const mutant of mutants) tried.push(await tryMutant(mutant));
  return tried;
}

beforeAll(async () => {
  made.with = await tryEach(TESTS);
  made.without = await tryEach([]);
});

describe('the mutants of a file', () => {
  test('change one place each', () => {
    expect(made.mutants.length).toBeGreaterThan(10);
    expect(made.mutants).toContainEqual(
      expect.objectContaining({
        file: FILE,
        mutator: 'EqualityOperator',
        original: 'rule === undefined',
        replacement: 'rule !== undefined',
      }),
    );
  });

  test('leave the wording of findings alone', () => {
    expect(made.mutants.filter(({ original }) => original.startsWith("'nothing of"))).toEqual([]);
  });

  test('are noticed by the tests of the file', () => {
    expect(made.with.map(({ status }) => status)).toEqual(made.mutants.map(() => 'Killed'));
    for (const { by } of made.with) expect(by).toMatch(/^tests\/judge\/revealed\.test\.ts › /);
  });

  test('are not all noticed by the traffic of a right server', () => {
    const ends = new Map(
      made.mutants.map(({ original, replacement }, place) => [
        `${original} → ${replacement}`,
        made.without[place]?.status,
      ]),
    );
    expect(ends.get('rule === undefined → rule !== undefined')).toBe('Survived');
    expect(ends.get('operation.state.slice(1) → operation.state')).toBe('NoCoverage');
  });
});

test('a mutant of the plan does not meet what one before it left behind', async () => {
  const { files, mutants } = await instrument(['src/plan/near-misses.ts']);
  const tests = ['tests/plan/checked-misses.test.ts'];
  const make = prepare(await bundle(files, tests, false));
  const coverage = await cover(await bundle(files, tests, true), []);
  const tryMutant = createTrial({ mutants, make, coverage, recordings: [], beat: () => undefined });
  const ends: (string | undefined)[] = [];
  // The first keeps wrong near misses, the second makes one that is as good as any.
  for (const replacement of ['reading.keywords.join() !== keyword', 'middle - 0.5']) {
    const mutant = mutants.find((each) => each.replacement === replacement);
    ends.push(mutant === undefined ? undefined : (await tryMutant(mutant)).status);
  }
  expect(ends).toEqual(['Killed', 'Survived']);
});
