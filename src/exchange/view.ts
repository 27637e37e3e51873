/** A text as somebody may read it, each character with the place in the original that it stands for. */
export interface View {
  readonly text: string;
  /** Where in the original each character begins; undefined where the text is the original itself. */
  readonly starts?: Uint32Array;
  /** Where in the original each character ends. */
  readonly ends?: Uint32Array;
}

/** Puts a view together out of pieces of another one. */
export interface ViewBuilder {
  /** Takes a stretch over as it is. */
  readonly copy: (start: number, end: number) => void;
  /** Writes a text, all of it standing for a stretch. */
  readonly write: (text: string, start: number, end: number) => void;
  readonly view: () => View;
}

/**
 * A builder that has written nothing.
 *
 * @param most the characters that are written at the most
 */
export function buildView(parent: View, most = parent.text.length): ViewBuilder {
  const pieces: string[] = [];
  const starts = new Uint32Array(most);
  const ends = new Uint32Array(most);
  let length = 0;
  return {
    copy: (start, end) => {
      if (start === end) return;
      pieces.push(parent.text.slice(start, end));
      if (parent.starts !== undefined && parent.ends !== undefined) {
        starts.set(parent.starts.subarray(start, end), length);
        ends.set(parent.ends.subarray(start, end), length);
        length += end - start;
      } else {
        for (let place = start; place < end; place += 1) {
          starts[length] = place;
          length += 1;
          ends[length - 1] = place + 1;
        }
      }
    },
    write: (written, start, end) => {
      pieces.push(written);
      for (let place = 0; place < written.length; place += 1) {
        starts[length] = startOf(parent, start);
        ends[length] = endOf(parent, end - 1);
        length += 1;
      }
    },
    view: () => ({
      text: pieces.join(''),
      starts: starts.subarray(0, length),
      ends: ends.subarray(0, length),
    }),
  };
}

/** Where in the original a character of a view begins. */
export function startOf({ starts }: View, place: number): number {
  return starts === undefined ? place : (starts[place] ?? 0);
}

/** Where in the original a character of a view ends. */
export function endOf({ ends }: View, place: number): number {
  return ends === undefined ? place + 1 : (ends[place] ?? 0);
}
