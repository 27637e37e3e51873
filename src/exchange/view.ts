/** One of the two bytes of a character of UTF-16. */
export type Half = 'low' | 'high';

/**
 * A text as somebody may read it. Where in the original its characters stand is worked out only when it is
 * asked for, as hardly any reading holds a secret.
 */
export interface View {
  readonly text: string;
  /** Where in the original a character begins, or a byte of it where both have places of their own. */
  readonly startOf: (place: number, half?: Half) => number;
  /** Where in the original a character, or a byte of it, ends. */
  readonly endOf: (place: number, half?: Half) => number;
  /** Whether lines were joined to make it, in the last step or in one before. */
  readonly joined: 'never' | 'last' | 'before';
}

/** Puts a view together out of pieces of another one. */
export interface ViewBuilder {
  /** Takes a stretch over as it is. */
  readonly copy: (start: number, end: number) => void;
  /** Writes a text, all of it standing for a stretch. */
  readonly write: (text: string, start: number, end: number) => void;
  readonly view: () => View;
}

/** A text as it is. */
export function originalView(text: string): View {
  return { text, startOf: (place) => place, endOf: (place) => place + 1, joined: 'never' };
}

/** What is known of lines that were joined, one step later. */
export function joinedBefore({ joined }: View): View['joined'] {
  return joined === 'never' ? 'never' : 'before';
}

/** A builder that has written nothing. */
export function buildView(parent: View): ViewBuilder {
  let text = '';
  /** Where in this view each piece begins, where in the parent, and where it ends there if it was written. */
  const places: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (piece: string, start: number, end: number): void => {
    if (piece === '') return;
    places.push(text.length);
    starts.push(start);
    ends.push(end);
    text += piece;
  };
  return {
    copy: (start, end) => add(parent.text.slice(start, end), start, COPIED),
    write: add,
    view: () => ({
      text,
      startOf: (place, half) => {
        const piece = lastUpTo(places, place);
        const [first = 0, start = 0] = [places[piece], starts[piece]];
        if (ends[piece] !== COPIED) return parent.startOf(start);
        return parent.startOf(start + place - first, half);
      },
      endOf: (place, half) => {
        const piece = lastUpTo(places, place);
        const [first = 0, start = 0, end = 0] = [places[piece], starts[piece], ends[piece]];
        if (end !== COPIED) return parent.endOf(end - 1);
        return parent.endOf(start + place - first, half);
      },
      joined: joinedBefore(parent),
    }),
  };
}

/** The end of a piece that was taken over as it is. */
const COPIED = -1;

/** The index of the last number, of those in ascending order, that is not greater than another one. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
