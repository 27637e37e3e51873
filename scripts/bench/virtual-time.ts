import type { Clock } from '../../src/drive/clock.ts';
import type { TwinClock } from '../../src/twin/clock.ts';

const BEGIN = Date.UTC(2026, 0, 1);

/** A clock that moves only when it is looked at: two runs that do the same take the same time. */
export function virtualTime(): Clock & TwinClock {
  let time = BEGIN;
  return {
    now: () => {
      time += 1;
      return time;
    },
    sleep: (milliseconds) => {
      time += milliseconds;
      return Promise.resolve();
    },
  };
}
