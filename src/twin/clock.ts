/** Where the twin gets its time from, so that a test can own the time. */
export interface TwinClock {
  /** Milliseconds since the epoch; may be fractional. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: TwinClock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
