import type { Measured } from './in-turns.ts';
import type { Spread } from './spread.ts';
import { ratioOf, spreadOf } from './spread.ts';

const MEGABYTE = 1_000_000;

/** The wall-clock seconds of a program, of each of its runs. */
export function secondsOf({ runs }: Measured): number[] {
  return runs.map(({ seconds }) => seconds);
}

/** The wall-clock time of a program in multiples of another's. */
export function timesOf(these: Measured, those: Measured): Spread {
  return ratioOf(secondsOf(these), secondsOf(those));
}

/** The processor seconds of a program. */
export function cpuOf({ weights }: Measured): number {
  return spreadOf(weights.map(({ cpuSeconds }) => cpuSeconds)).median;
}

/** The peak memory of a program in megabytes, the worst of its runs. */
export function peakOf({ weights }: Measured): number {
  return spreadOf(weights.map(({ peakBytes }) => peakBytes)).max / MEGABYTE;
}

/** A spread for people: least, **median**, greatest. */
export function shown({ min, median, max }: Spread, digits: number): string {
  return `${min.toFixed(digits)} · **${median.toFixed(digits)}** · ${max.toFixed(digits)}`;
}

/** A number with its thousands apart. */
export function grouped(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}
