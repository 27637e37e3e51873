import { SIGNALS } from './signals.ts';

/** Waits until the process is told to stop. Being told again does not cut the end off. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve());
  });
}
