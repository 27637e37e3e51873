/** A set of settings, one bit each. */
export type Row = number;

/** What a sequence of sets has to contain. */
export interface Coverage {
  /** How much is not contained yet; a pattern of settings counts more than a way to read a setting back. */
  readonly missing: () => number;
  /** Puts a set into a place of the sequence. */
  readonly put: (place: number, row: Row) => void;
}

/** How many ways of reading back a pattern of settings is worth. */
const PATTERN = 3;

/** What each set contains, as numbers of what has to be contained. */
type Contents = readonly (readonly number[])[];

/**
 * Counts what a sequence contains while its sets change: any three settings in each way in which they can be present
 * or absent; any three present while a fourth is absent; and each setting that answers show in every company of two
 * others, in a set whose next one leaves it out.
 *
 * @param sequence changed by `put`
 * @param hidden settings that no answer shows, and that are never read back
 */
export function coverageOf(sequence: Row[], count: number, hidden: ReadonlySet<number>): Coverage {
  const patterns = patternsIn(count);
  const companies = companiesIn(count, hidden);
  const contained = counterOf(patterns, PATTERN);
  const readBack = counterOf(companies.flat(), 1);
  const pattern = (place: number, by: 1 | -1): void =>
    contained.count(patterns[sequence[place] ?? 0], by);
  const step = (place: number, by: 1 | -1): void => {
    const [from, to] = [sequence[place], sequence[place + 1]];
    if (from === undefined || to === undefined) return;
    for (const [setting, company] of companies.entries())
      if (has(from & ~to, setting)) readBack.count(company[from], by);
  };
  const around = (place: number, by: 1 | -1): void => {
    pattern(place, by);
    step(place - 1, by);
    step(place, by);
  };
  for (const place of sequence.keys()) {
    pattern(place, 1);
    step(place, 1);
  }
  return {
    missing: () => contained.missing() + readBack.missing(),
    put: (place, row) => {
      around(place, -1);
      sequence[place] = row;
      around(place, 1);
    },
  };
}

/** Three settings, each present or absent; and three that are present while a fourth is absent. */
function patternsIn(count: number): Contents {
  const masks: [mask: Row, value: Row][] = [
    ...subsetsOf(count, 3).flatMap((three) =>
      partsOf(three).map((value): [Row, Row] => [three, value]),
    ),
    ...subsetsOf(count, 4).flatMap((four) =>
      partsOf(four)
        .filter((value) => sizeOf(value) === 3)
        .map((value): [Row, Row] => [four, value]),
    ),
  ];
  return rowsOf(count).map((row) =>
    masks.flatMap(([mask, value], number) => ((row & mask) === value ? [number] : [])),
  );
}

/** Each setting that shows, present in each company of two others. */
function companiesIn(count: number, hidden: ReadonlySet<number>): Contents[] {
  let first = 0;
  return Array.from({ length: count }, (_, setting): Contents => {
    const pairs = hidden.has(setting)
      ? []
      : subsetsOf(count, 2).filter((pair) => !has(pair, setting));
    const ways = pairs.flatMap((pair) => partsOf(pair).map((value) => [pair, value] as const));
    const start = first;
    first += ways.length;
    return rowsOf(count).map((row) =>
      ways.flatMap(([pair, value], index) =>
        has(row, setting) && (row & pair) === value ? [start + index] : [],
      ),
    );
  });
}

interface Counter {
  readonly count: (numbers: readonly number[] | undefined, by: 1 | -1) => void;
  readonly missing: () => number;
}

/** Counts how often each number is contained, and what those are worth that are not. */
function counterOf(contents: Contents, worth: number): Counter {
  const size = contents.flat().reduce((most, number) => Math.max(most, number), -1) + 1;
  const times = new Int16Array(size);
  let missing = size;
  return {
    count: (found = [], by) => {
      for (const number of found) {
        const now = (times[number] ?? 0) + by;
        times[number] = now;
        if (now === (by === 1 ? 1 : 0)) missing -= by;
      }
    },
    missing: () => missing * worth,
  };
}

function rowsOf(count: number): Row[] {
  return Array.from({ length: 2 ** count }, (_, row) => row);
}

function subsetsOf(count: number, size: number): Row[] {
  return rowsOf(count).filter((row) => sizeOf(row) === size);
}

/** All sets within a set. */
function partsOf(set: Row): Row[] {
  return rowsOf(32 - Math.clz32(set)).filter((part) => (part & ~set) === 0);
}

function sizeOf(row: Row): number {
  return row.toString(2).replaceAll('0', '').length;
}

export function has(row: Row, index: number): boolean {
  return ((row >> index) & 1) === 1;
}
