/** Characters, each 1 at the place of its code; codes beyond the end are not among them. */
export type CharacterSet = Uint8Array;

/**
 * Shows each longest run of characters of a set. Only one of so many characters as a run needs is looked
 * at, unless a run may stand there.
 *
 * @param least characters of a run
 */
export function forEachRun(
  text: string,
  set: CharacterSet,
  least: number,
  take: (start: number, end: number) => void,
): void {
  let place = least - 1;
  while (place < text.length) {
    if (!set[text.charCodeAt(place)]) {
      place += least;
      continue;
    }
    let start = place;
    while (start > 0 && set[text.charCodeAt(start - 1)]) start -= 1;
    let end = place + 1;
    while (end < text.length && set[text.charCodeAt(end)]) end += 1;
    if (end - start >= least) take(start, end);
    place = end + least;
  }
}

/** The set of the characters of a text. */
export function setOf(characters: string): CharacterSet {
  const set = new Uint8Array(128);
  for (let place = 0; place < characters.length; place += 1) set[characters.charCodeAt(place)] = 1;
  return set;
}
