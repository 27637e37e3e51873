/** A piece of a secret this long does not occur by chance. */
const PIECE = 12;
/** A piece with fewer different characters does. */
const VARIED = 6;
/** Four characters in a row, by which nearly all of a text is told from what is secret. */
const GRAM = 4;
const GRAMS = 2 ** 18;
/** Within this many characters, each piece has one beginning of four. */
const STEP = PIECE - GRAM + 1;
/** Stands between texts and in none of them, as it is no character. */
const BETWEEN = '\uffff';

/** Where pieces of one text stand in another one. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The number under which the text was added. */
  readonly owner: number;
}

/** Finds pieces of secret texts. */
export interface Fragments {
  /** Looks for each piece of a text from now on. Returns false where pieces do not cover all of it. */
  readonly add: (text: string, owner: number) => boolean;
  /** Each longest stretch of a text that consists of pieces. */
  readonly find: (text: string) => readonly Stretch[];
}

const NOTHING: readonly Stretch[] = [];

/** Pieces of no text yet. */
export function createFragments(): Fragments {
  const grams = new Uint8Array(GRAMS);
  const ends: number[] = [];
  const owners: number[] = [];
  let all = '';
  const placeOf = (text: string, start: number): number => {
    if (start + PIECE > text.length) return -1;
    // Hardly anything else has all of its beginnings, middles and ends among those of secrets.
    for (let place = start; place < start + PIECE; place += GRAM)
      if (grams[gramAt(text, place)] === 0) return -1;
    const piece = text.slice(start, start + PIECE);
    return !piece.includes(BETWEEN) && isVaried(piece, 0) ? all.indexOf(piece) : -1;
  };
  const ownerAt = (place: number): number => owners[ends.findIndex((end) => place < end)] ?? 0;
  const stretchFrom = (text: string, first: number, last: number): Stretch | undefined => {
    for (let start = first; start <= last; start += 1) {
      const place = placeOf(text, start);
      if (place < 0) continue;
      let end = start + PIECE;
      while (placeOf(text, end - PIECE + 1) >= 0) end += 1;
      return { start, end, owner: ownerAt(place) };
    }
    return undefined;
  };
  return {
    add: (text, owner) => {
      let marked = 0;
      let covered = 0;
      for (let start = 0; start + PIECE <= text.length; start += 1) {
        if (!isVaried(text, start)) continue;
        for (let place = Math.max(start, marked); place < start + STEP; place += 1)
          grams[gramAt(text, place)] = 1;
        marked = start + STEP;
        if (start <= covered) covered = start + PIECE;
      }
      all += text + BETWEEN;
      ends.push(all.length);
      owners.push(owner);
      return covered === text.length;
    },
    find: (text) => {
      const found: Stretch[] = [];
      let free = 0;
      for (let place = STEP - 1; place + GRAM <= text.length; place += STEP) {
        if (grams[gramAt(text, place)] === 0) continue;
        const stretch = stretchFrom(text, Math.max(free, place - STEP + 1), place);
        if (stretch === undefined) continue;
        found.push(stretch);
        free = stretch.end;
        while (place + STEP < free) place += STEP;
      }
      return found.length === 0 ? NOTHING : found;
    },
  };
}

/** A number for the four characters at a place; different ones may share a number. */
function gramAt(text: string, place: number): number {
  const sum =
    (text.charCodeAt(place) * 961 + text.charCodeAt(place + 1) * 31 + text.charCodeAt(place + 2)) *
      31 +
    text.charCodeAt(place + 3);
  return sum % GRAMS;
}

/** Whether the piece at a place has so many different characters that it does not occur by chance. */
function isVaried(text: string, start: number): boolean {
  let different = 0;
  for (let place = start; place < start + PIECE && different < VARIED; place += 1) {
    if (text.indexOf(text.charAt(place), start) === place) different += 1;
  }
  return different === VARIED;
}
