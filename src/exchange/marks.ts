/** Characters of a mark. */
const MARK = 5;

/**
 * Few characters each, by which a text that holds nothing of what is looked for is told sooner than
 * everything is looked for in it.
 */
export interface Marks {
  /**
   * Makes sure that each stretch of a text holds a mark.
   *
   * @param length of a stretch; no shorter than a mark
   */
  readonly add: (text: string, length: number) => void;
  /** Whether a text holds a mark. One that does need not hold anything else. */
  readonly areIn: (text: string) => boolean;
}

export function createMarks(): Marks {
  const marks = new Set<string>();
  return {
    add: (text, length) => {
      let start = 0;
      while (start + length <= text.length) {
        const last = start + length - MARK;
        let place = last;
        while (place >= start && !marks.has(text.slice(place, place + MARK))) place -= 1;
        if (place < start) {
          place = last;
          marks.add(text.slice(place, place + MARK));
        }
        start = place + 1;
      }
    },
    areIn: (text) => {
      for (const mark of marks) if (text.includes(mark)) return true;
      return false;
    },
  };
}
