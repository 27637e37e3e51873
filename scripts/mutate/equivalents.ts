import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Mutant } from './instrument.ts';
import type { Done } from './progress.ts';

/** A change that nobody can observe, and why. It is found by its text, so that it may move. */
export interface Equivalent {
  readonly file: string;
  /** The first line of the changed code, without its indentation. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

type Entry = Omit<Equivalent, 'reason'>;

const PATH = 'scripts/mutate/equivalent.yaml';
/** As much of a long piece of code as an entry repeats. */
const LONG = 80;

/** The list of equivalent mutants. */
export function readEquivalents(): Equivalent[] {
  const entries = parse(readFileSync(PATH, 'utf8')) as Equivalent[] | null;
  return entries ?? [];
}

/** What an entry has to say of each mutant, the reason left out. */
export function entriesOf(mutants: readonly Mutant[]): Map<Mutant, Entry> {
  const sources = new Map<string, string[]>();
  return new Map(
    mutants.map((mutant) => {
      const { file, start, original, replacement } = mutant;
      const lines = sources.get(file) ?? readFileSync(file, 'utf8').split('\n');
      sources.set(file, lines);
      const line = (lines[start.line - 1] ?? '').trim();
      return [mutant, { file, line, from: shortened(original), to: shortened(replacement) }];
    }),
  );
}

/** The reasons why mutants are equivalent, for those that are. */
export function reasonsFor(
  mutants: readonly Mutant[],
  entries: ReadonlyMap<Mutant, Entry>,
  equivalents: readonly Equivalent[],
): Map<Mutant, string> {
  const reasons = new Map(equivalents.map((entry) => [keyOf(entry), entry.reason]));
  return new Map(
    mutants.flatMap((mutant) => {
      const entry = entries.get(mutant);
      const reason = entry === undefined ? undefined : reasons.get(keyOf(entry));
      return reason === undefined ? [] : [[mutant, reason] as const];
    }),
  );
}

/** What is wrong with the list: an entry that matches no mutant, one that is noticed, one without a reason. */
export function complaintsAbout(
  equivalents: readonly Equivalent[],
  mutants: readonly Mutant[],
  entries: ReadonlyMap<Mutant, Entry>,
  done: ReadonlyMap<string, Done>,
): string[] {
  return equivalents.flatMap((equivalent) => {
    const name = `${PATH}: ${equivalent.file}: ${equivalent.from} → ${equivalent.to}`;
    if (!equivalent.reason) return [`${name}: has no reason`];
    const key = keyOf(equivalent);
    const own = mutants.filter((mutant) => {
      const entry = entries.get(mutant);
      return entry !== undefined && keyOf(entry) === key;
    });
    if (own.length === 0) return [`${name}: there is no such mutant`];
    return own.flatMap(({ id, start }) => {
      const { status, by } = done.get(id) ?? {};
      return status === 'Killed' || status === 'Timeout'
        ? [`${name}: in line ${start.line} it is noticed: ${by ?? status}`]
        : [];
    });
  });
}

function keyOf({ file, line, from, to }: Entry): string {
  return JSON.stringify([file, line, from, to]);
}

function shortened(code: string): string {
  const flat = code.replaceAll(/\s+/g, ' ').trim();
  return flat.length > LONG ? `${flat.slice(0, LONG)}…` : flat;
}
