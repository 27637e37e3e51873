import { setImmediate } from 'node:timers/promises';
import type { Mutant } from './instrument.ts';
import { readCoverage, readMutants, readProgram, readTraffic } from './prepared.ts';
import type { Tried } from './try-mutant.ts';
import { createTrial } from './try-mutant.ts';

/** What a worker tells: that it is ready or still at it, or what became of its mutant. */
export type Report = 'alive' | Tried;

/** How often a worker says that it is still at it, in milliseconds. */
const BEAT = 1000;

let beaten = Date.now();
const say = (report: Report): void => {
  process.send?.(report);
};

const tryMutant = createTrial({
  mutants: readMutants(),
  make: readProgram(),
  coverage: readCoverage(),
  recordings: readTraffic(),
  beat: () => {
    if (Date.now() - beaten < BEAT) return undefined;
    beaten = Date.now();
    say('alive');
    return setImmediate();
  },
});

// A mutant can leave a promise behind that nobody waits for.
process.on('unhandledRejection', () => undefined);
process.on('message', async (mutant: Mutant) => {
  beaten = Date.now();
  say(await tryMutant(mutant));
});
say('alive');
