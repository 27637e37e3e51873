import type { Clock } from '../../src/drive/clock.ts';

/** When virtual time begins: at any time that is no whole second, so that a clock shows how fine it is. */
const START = Date.UTC(2026, 0, 15, 10, 0, 0, 123);

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * A clock on which nobody waits. Once the event loop has nothing else to do, it jumps to the time at
 * which the next sleeper is due, so that sleepers wake in the order in which they would have.
 */
export function createVirtualClock(start = START): Clock {
  let now = start;
  let sleepers: Sleeper[] = [];
  let pumping = false;

  const pump = (): void => {
    const due = Math.min(...sleepers.map((sleeper) => sleeper.due));
    const next = sleepers.find((sleeper) => sleeper.due === due);
    if (next === undefined) {
      pumping = false;
      return;
    }
    now = Math.max(now, due);
    sleepers = sleepers.filter((sleeper) => sleeper !== next);
    next.wake();
    setImmediate(pump);
  };

  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ due: now + Math.max(0, milliseconds), wake });
        if (pumping) return;
        pumping = true;
        setImmediate(pump);
      }),
  };
}
