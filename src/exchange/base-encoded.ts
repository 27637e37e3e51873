import { ofBytes } from './bytes.ts';
import { forEachRun, setOf } from './letter-runs.ts';
import type { View } from './view.ts';

/** So many groups of four letters of base64 lie within any twelve characters of a text. */
const GROUPS = 3;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64 = setOf(`${LETTERS}-_`);
/** The values of the letters of base64, in both alphabets. */
const SIXES = sixes();

/**
 * What is written in base64, wherever its groups of letters begin.
 *
 * @param isPlausible 1 for each byte that may stand in a secret, or in what a secret is written in
 */
export function base64(view: View, isPlausible: Uint8Array): readonly View[] {
  const { text } = view;
  const views: View[] = [];
  forEachRun(text, BASE64, 4 * GROUPS, (first, end) => {
    /** Which of the four ways to group letters have been read already. */
    let read = 0;
    for (
      let place = placeOfGroups(text, first, end, isPlausible);
      place >= 0;
      place = placeOfGroups(text, place + 1, end, isPlausible)
    ) {
      const way = (place - first) % 4;
      if ((read & (1 << way)) !== 0) continue;
      read |= 1 << way;
      views.push(read64(view, first + way, end));
    }
  });
  return views;
}

/** Where in a run groups of four letters are bytes of what may hold a secret; negative where nowhere. */
function placeOfGroups(text: string, first: number, end: number, isPlausible: Uint8Array): number {
  const last = end - 4 * GROUPS;
  let next = six(text, first);
  for (let place = first; place <= last; place += 1) {
    const letter = next;
    next = six(text, place + 1);
    // One byte tells nearly all places from such.
    if (isPlausible[(letter << 2) | (next >> 4)] && holdsGroups(text, place, isPlausible))
      return place;
  }
  return -1;
}

function read64(view: View, start: number, end: number): View {
  return ofBytes(
    view,
    Buffer.from(view.text.slice(start, end), 'base64'),
    (byte) => start + Math.floor((byte * 8) / 6),
    (byte) => start + Math.floor((byte * 8 + 7) / 6) + 1,
  );
}

/** Whether the groups of four letters at a place are bytes of what may hold a secret. */
function holdsGroups(text: string, start: number, isPlausible: Uint8Array): boolean {
  for (let place = start; place < start + 4 * GROUPS; place += 4) {
    const second = six(text, place + 1);
    if (!isPlausible[(six(text, place) << 2) | (second >> 4)]) return false;
    const third = six(text, place + 2);
    if (!isPlausible[((second & 15) << 4) | (third >> 2)]) return false;
    if (!isPlausible[((third & 3) << 6) | six(text, place + 3)]) return false;
  }
  return true;
}

function six(text: string, place: number): number {
  return SIXES[text.charCodeAt(place)] ?? 0;
}

function sixes(): Uint8Array {
  const values = new Uint8Array(128);
  for (const [value, letter] of [...LETTERS].entries()) values[letter.charCodeAt(0)] = value;
  values['-'.charCodeAt(0)] = LETTERS.indexOf('+');
  values['_'.charCodeAt(0)] = LETTERS.indexOf('/');
  return values;
}
