import { PIECE } from './plausible.ts';

/** A piece with fewer different characters occurs by chance. */
const VARIED = 6;
/** Bytes in a row, by which nearly all of a text is told from what is secret; a number holds four of them. */
const WORD = 4;
/** Of every two words of a text, one lies within each piece of so many characters, wherever it begins. */
const STEP = 2;
/** How many marks there are; different words may share one. */
const MARKS = 2 ** 16;
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
  const marks = new Uint8Array(MARKS);
  const wordsOf = createWordReader();
  const ends: number[] = [];
  const owners: number[] = [];
  let all = '';
  const placeOf = (text: string, start: number): number => {
    const piece = text.slice(start, start + PIECE);
    if (piece.length < PIECE || piece.includes(BETWEEN)) return -1;
    const place = all.indexOf(piece);
    return place >= 0 && isVaried(piece) ? place : -1;
  };
  const ownerAt = (place: number): number => owners[ends.findIndex((end) => place < end)] ?? 0;
  const stretchFrom = (text: string, first: number, last: number): Stretch | undefined => {
    // Different words may have one mark.
    if (!all.includes(text.slice(last, last + WORD))) return undefined;
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
      let covered = 0;
      for (let start = 0; start + PIECE <= text.length; start += 1)
        if (start <= covered && isVaried(text.slice(start, start + PIECE))) covered = start + PIECE;
      // Where in a text a word begins is not known.
      for (let first = 0; first < WORD; first += 1)
        for (const word of wordsOf(text.slice(first))) marks[markOf(word)] = 1;
      all += text + BETWEEN;
      ends.push(all.length);
      owners.push(owner);
      return covered === text.length;
    },
    find: (text) => {
      const words = wordsOf(text);
      let index = nextMarked(words, marks, 0);
      if (index >= words.length) return NOTHING;
      const found: Stretch[] = [];
      let free = 0;
      while (index < words.length) {
        const last = WORD * index;
        const stretch =
          last < free ? undefined : stretchFrom(text, Math.max(free, last + WORD - PIECE), last);
        if (stretch !== undefined) {
          found.push(stretch);
          free = stretch.end;
        }
        index = nextMarked(words, marks, index + STEP);
      }
      return found.length === 0 ? NOTHING : found;
    },
  };
}

/** The place of the first word from one on, of every second one, that has a mark; behind the last where none has. */
function nextMarked(words: Uint32Array, marks: Uint8Array, from: number): number {
  let index = from;
  while (index < words.length && marks[markOf(words[index] ?? 0)] === 0) index += STEP;
  return index;
}

/**
 * Reads the characters of a text four at a time, as one number. Only their lower bytes count, so that
 * different texts may have the same numbers. They are there until the next text is read.
 */
function createWordReader(): (text: string) => Uint32Array {
  let words = new Uint32Array(1024);
  let bytes = Buffer.from(words.buffer);
  return (text) => {
    if (text.length > bytes.length) {
      words = new Uint32Array(text.length);
      bytes = Buffer.from(words.buffer);
    }
    bytes.write(text, 'latin1');
    return words.subarray(0, Math.floor(text.length / WORD));
  };
}

function markOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 16;
}

/** Whether a piece has so many different characters that it does not occur by chance. */
function isVaried(piece: string): boolean {
  return new Set(piece).size >= VARIED;
}
