import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { driving, planOf, REQUEST } from './driving.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const clock = {
  now: () => Date.now(),
  sleep: (milliseconds: number) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};
const LONG = { pause: 3_600_000 };

/** A run against a server that answers nothing, which is told to stop; and how long it goes on after that. */
async function stopped(silent: boolean, steps: Parameters<typeof planOf>[0]): Promise<number> {
  const controller = new AbortController();
  const { driver } = driving([], {
    clock,
    signal: controller.signal,
    ...(silent ? { send: () => new Promise(() => undefined) } : {}),
  });
  let endedAt = 0;
  const run = async (): Promise<void> => {
    await driver.run(planOf([REQUEST, LONG]));
    await driver.finish(planOf(steps));
    endedAt = Date.now();
  };
  void run();
  await vi.advanceTimersByTimeAsync(1_000);
  const toldAt = Date.now();
  controller.abort();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(endedAt, 'it ended').toBeGreaterThan(0);
  return endedAt - toldAt;
}

test('a server that answers nothing is not waited for: not the run, nor the restoring', async () => {
  expect(await stopped(true, [REQUEST, REQUEST, REQUEST])).toBeLessThan(27_000);
});

test('waiting for late updates is cut short, and the plan goes no further', async () => {
  expect(await stopped(false, [LONG, REQUEST])).toBeLessThan(27_000);
});

test('restoring has its time all the same', async () => {
  expect(await stopped(false, [{ pause: 10_000 }, REQUEST])).toBeGreaterThanOrEqual(10_000);
});
