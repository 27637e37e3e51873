/** Time, as the drive sees it. Tests hand in one that does not wait. */
export interface Clock {
  /** Milliseconds since 1970; fractions count. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The machine's clock; it does not jump when the machine's time is set. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
