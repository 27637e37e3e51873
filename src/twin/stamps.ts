import type { TwinClock } from './clock.ts';

/** Gives the time in microseconds since the epoch, later than every time it gave before. */
export type Stamp = () => number;

/**
 * A clock of milliseconds stands still between two quick updates, and one set by hand may go back;
 * the order of two updates must show in `updated_at` all the same.
 */
export function createStamp(clock: TwinClock, after: number): Stamp {
  let last = after;
  return () => {
    last = Math.max(Math.floor(clock.now() * 1000), last + 1);
    return last;
  };
}

/** `2025-09-03T23:45:30.000000Z`: six digits, of which `Date` knows only three. */
export function formatStamp(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}
