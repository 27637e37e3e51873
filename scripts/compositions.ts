import fc from 'fast-check';
import { compositions, leftOf } from '../tests/exchange/compositions.ts';

/** Characters of a secret that are looked for. */
const PIECE = 12;

/** Tries compositions of forms around secrets, and ends with 1 where the redactor leaves one readable. */
const [runs = 10_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
const found = fc.check(
  fc.property(compositions, (composition) => leftOf(composition) < PIECE),
  { numRuns: runs, seed },
);
if (found.failed) {
  process.stdout.write(`${JSON.stringify(found.counterexample, undefined, 2)}\n`);
  process.exitCode = 1;
}
const what = found.failed ? 'one is left readable' : 'none is left readable';
process.stdout.write(`${found.numRuns} compositions, seed ${seed}: ${what}.\n`);
