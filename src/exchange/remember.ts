/** Texts longer than this are worked out each time. */
const LONGEST = 512;

interface Known<T> {
  readonly text: string;
  readonly answer: T;
}

/**
 * A function of a text that keeps its last answers. Traffic repeats itself: the same few paths, headers,
 * times and refusals come again and again.
 *
 * @param answer what is asked of a text; it depends on nothing else, and nobody changes what it gives
 * @param most answers that are kept; all are forgotten where one more comes
 */
export function remember<T>(answer: (text: string) => T, most = 64): (text: string) => T {
  const known = new Map<string, Known<T>>();
  let last: Known<T> | undefined;
  return (text) => {
    if (text === last?.text) return last.answer;
    const found = known.get(text);
    if (found !== undefined) {
      last = found;
      return found.answer;
    }
    const made = { text, answer: answer(text) };
    if (text.length > LONGEST) return made.answer;
    if (known.size >= most) known.clear();
    known.set(text, made);
    last = made;
    return made.answer;
  };
}
