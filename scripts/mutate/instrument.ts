import { readFileSync } from 'node:fs';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { proseIn } from './prose.ts';

interface Position {
  /** Both count from one. */
  readonly line: number;
  readonly column: number;
}

/** One change of one place in the code. */
export interface Mutant {
  /** Its number in the instrumented code. */
  readonly id: string;
  readonly file: string;
  readonly mutator: string;
  readonly start: Position;
  readonly end: Position;
  readonly original: string;
  readonly replacement: string;
}

/** The code with all its mutants in it; each sleeps until its number is the active one. */
export interface Instrumented {
  readonly files: ReadonlyMap<string, string>;
  readonly mutants: readonly Mutant[];
  /** How many mutants are left out, since they only change wording. */
  readonly prose: number;
}

const silent = {
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => undefined]),
  ),
  isDebugEnabled: () => false,
};

/** Puts every mutant of Stryker's standard set into some files. */
export async function instrument(names: readonly string[]): Promise<Instrumented> {
  const sources = new Map(names.map((name) => [name, readFileSync(name, 'utf8')]));
  const instrumenter = new Instrumenter(silent as never);
  const { files, mutants } = await instrumenter.instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [{ shouldIgnore: proseIn }] },
  );
  return {
    files: new Map(files.map(({ name, content }) => [name, content])),
    mutants: mutants
      .filter(({ status }) => status !== 'Ignored')
      .map(({ id, fileName, mutatorName, replacement, location }) => {
        // The schema of reports counts from one, Stryker from zero.
        const start = fromOne(location.start);
        const end = fromOne(location.end);
        const original = textBetween(sources.get(fileName) ?? '', start, end);
        return { id, file: fileName, mutator: mutatorName, start, end, original, replacement };
      }),
    prose: mutants.filter(({ status }) => status === 'Ignored').length,
  };
}

function fromOne({ line, column }: Position): Position {
  return { line: line + 1, column: column + 1 };
}

function textBetween(source: string, start: Position, end: Position): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
}
