import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORK } from './scope.ts';
import type { Tried } from './try-mutant.ts';

const PATH = join(WORK, 'progress.jsonl');

/** One mutant that was tried, by its number. */
export interface Done extends Tried {
  readonly id: string;
  readonly milliseconds: number;
}

/** What is known of mutants of the code as it is. */
export interface Progress {
  readonly done: ReadonlyMap<string, Done>;
  /** How each mutant ended when it was first tried, before tests were written for it. */
  readonly first: ReadonlyMap<string, Done>;
  readonly add: (done: Done) => void;
}

/**
 * Takes up where an earlier run stopped. What was found out about other code is forgotten.
 *
 * @param fingerprint changes with the mutated code
 * @param again whether a mutant is tried again, since tests may have been added
 */
export function takeUp(fingerprint: string, again: (done: Done) => boolean): Progress {
  const [head, ...lines] = existsSync(PATH) ? readFileSync(PATH, 'utf8').trim().split('\n') : [];
  if (head !== fingerprint) writeFileSync(PATH, `${fingerprint}\n`);
  const known = head === fingerprint ? lines.map((line): Done => JSON.parse(line)) : [];
  const done = new Map(known.map((each) => [each.id, each]));
  const first = new Map(known.toReversed().map((each) => [each.id, each]));
  for (const [id, each] of done) if (again(each)) done.delete(id);
  return {
    done,
    first,
    add: (each) => {
      if (!first.has(each.id)) first.set(each.id, each);
      done.set(each.id, each);
      appendFileSync(PATH, `${JSON.stringify(each)}\n`);
    },
  };
}
