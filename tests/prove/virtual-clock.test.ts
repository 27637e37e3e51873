import { expect, test } from 'vitest';
import { createVirtualClock } from '../../scripts/prove/virtual-clock.ts';

test('sleepers wake in the order of their time, and nobody waits for it', async () => {
  const clock = createVirtualClock(0);
  const woken: string[] = [];
  const sleeper = async (name: string, ...naps: number[]): Promise<void> => {
    for (const nap of naps) {
      await clock.sleep(nap);
      woken.push(`${name} at ${clock.now()}`);
    }
  };
  const start = performance.now();
  await Promise.all([sleeper('a', 60_000), sleeper('b', 10_000, 10_000), sleeper('c', 20_000)]);
  expect(woken).toEqual(['b at 10000', 'c at 20000', 'b at 20000', 'a at 60000']);
  expect(performance.now() - start).toBeLessThan(1000);
});
