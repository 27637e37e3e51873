/** What several runs of one thing came to. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** The spread of some figures; those of no runs are not a number. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const last = sorted.length - 1;
  const pick = (place: number): number => sorted[place] ?? Number.NaN;
  return {
    min: pick(0),
    median: (pick(Math.floor(last / 2)) + pick(Math.ceil(last / 2))) / 2,
    max: pick(last),
  };
}

/** The ratios of two things run in turns, each within one round: what slows the machine slows both. */
export function ratioOf(these: readonly number[], those: readonly number[]): Spread {
  return spreadOf(these.map((figure, round) => figure / (those[round] ?? Number.NaN)));
}
