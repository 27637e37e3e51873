import { readFileSync } from 'node:fs';
import type { Mutant } from './instrument.ts';
import type { Done } from './progress.ts';

/** What became of the mutants, in the schema of mutation-testing-elements, whose viewer shows it. */
export function reportOf(
  mutants: readonly Mutant[],
  done: ReadonlyMap<string, Done>,
  reasons: ReadonlyMap<Mutant, string>,
): object {
  const files = [...new Set(mutants.map(({ file }) => file))];
  return {
    $schema: 'https://git.io/mutation-testing-report-schema',
    schemaVersion: '2',
    thresholds: { high: 95, low: 80 },
    framework: { name: 'talkover-contract mutate' },
    files: Object.fromEntries(
      files.map((file) => [
        file,
        {
          language: 'typescript',
          source: readFileSync(file, 'utf8'),
          mutants: mutants
            .filter((mutant) => mutant.file === file)
            .map((mutant) => ({
              id: mutant.id,
              mutatorName: mutant.mutator,
              replacement: mutant.replacement,
              location: { start: mutant.start, end: mutant.end },
              ...endOf(done.get(mutant.id), reasons.get(mutant)),
            })),
        },
      ]),
    ),
  };
}

function endOf(done: Done | undefined, reason: string | undefined): object {
  if (done === undefined) return { status: 'Pending' };
  if (reason !== undefined) return { status: 'Ignored', statusReason: `Equivalent: ${reason}` };
  const { status, by, milliseconds } = done;
  return { status, ...(by === undefined ? {} : { statusReason: by }), duration: milliseconds };
}
