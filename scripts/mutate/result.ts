import type { Mutant } from './instrument.ts';
import type { Done, Progress } from './progress.ts';
import { FOLDERS, folderOf } from './scope.ts';

/** How the mutants of one folder ended. */
export interface Count {
  readonly tried: number;
  /** Noticed when they were first tried, before tests were written for them. */
  readonly atFirst: number;
  /** Noticed by a test or by the proof, or in circles. */
  readonly killed: number;
  /** Noticed by nobody, since there is nothing to notice. */
  readonly equivalent: number;
  readonly surviving: number;
}

/** What a run found out, as it is kept beside the program for PROOF.md. */
export interface Result {
  /** The day of the run. */
  readonly date: string;
  readonly command: string;
  readonly tests: number;
  readonly servers: number;
  /** All there are, tried or not. */
  readonly mutants: number;
  readonly folders: Readonly<Record<string, Count>>;
}

/** The counts of mutants that were tried, by folder. */
export function countsOf(
  chosen: readonly Mutant[],
  { done, first }: Pick<Progress, 'done' | 'first'>,
  reasons: ReadonlyMap<Mutant, string>,
): Result['folders'] {
  return Object.fromEntries(
    FOLDERS.map((folder) => {
      const tried = chosen.filter(({ id, file }) => folderOf(file) === folder && done.has(id));
      const left = tried.filter(({ id }) => isLeft(done.get(id)));
      const equivalent = left.filter((mutant) => reasons.has(mutant)).length;
      const count: Count = {
        tried: tried.length,
        atFirst: tried.filter(({ id }) => !isLeft(first.get(id))).length,
        killed: tried.length - left.length,
        equivalent,
        surviving: left.length - equivalent,
      };
      return [folder, count];
    }),
  );
}

/** Whether nobody noticed a mutant. */
export function isLeft(done: Done | undefined): boolean {
  return done?.status === 'Survived' || done?.status === 'NoCoverage';
}

/** The counts of all folders together. */
export function total(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number): number =>
    counts.reduce((all, count) => all + of(count), 0);
  return {
    tried: sum(({ tried }) => tried),
    atFirst: sum(({ atFirst }) => atFirst),
    killed: sum(({ killed }) => killed),
    equivalent: sum(({ equivalent }) => equivalent),
    surviving: sum(({ surviving }) => surviving),
  };
}

/** Killed mutants among those that can be noticed, in per cent; nothing where none was tried. */
export function scoreOf({
  tried,
  killed,
  equivalent,
}: Pick<Count, 'tried' | 'killed' | 'equivalent'>): string {
  const noticeable = tried - equivalent;
  return noticeable === 0 ? '–' : `${((100 * killed) / noticeable).toFixed(1)} %`;
}
