import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORK } from './scope.ts';
import type { Status, Tried } from './try-mutant.ts';

const PATH = join(WORK, 'progress.jsonl');

/** One mutant that was tried, by its number. */
export interface Done extends Tried {
  readonly id: string;
  readonly milliseconds: number;
}

/** What is known of mutants of the code as it is. */
export interface Progress {
  readonly done: ReadonlyMap<string, Done>;
  readonly add: (done: Done) => void;
}

/**
 * Takes up where an earlier run stopped. What was found out about other code is forgotten.
 *
 * @param fingerprint changes with the mutated code
 * @param again mutants that ended so are tried again, since tests may have been added
 */
export function takeUp(fingerprint: string, again: readonly Status[]): Progress {
  const [head, ...lines] = existsSync(PATH) ? readFileSync(PATH, 'utf8').trim().split('\n') : [];
  if (head !== fingerprint) writeFileSync(PATH, `${fingerprint}\n`);
  const known = head === fingerprint ? lines.map((line): Done => JSON.parse(line)) : [];
  const done = new Map(known.map((each) => [each.id, each]));
  for (const [id, { status }] of done) if (again.includes(status)) done.delete(id);
  return {
    done,
    add: (each) => {
      done.set(each.id, each);
      appendFileSync(PATH, `${JSON.stringify(each)}\n`);
    },
  };
}
