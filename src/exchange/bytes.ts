import type { Plausible } from './base-encoded.ts';
import { forEachRun, setOf } from './letter-runs.ts';
import { forEachMatch, withoutMatches } from './matches.ts';
import type { View } from './view.ts';
import { buildView } from './view.ts';

const NOTHING: readonly View[] = [];
/** A run of numbers in hexadecimal holds a secret only if so many of its bytes in a row may. */
const BYTES = 12;
const HEX = setOf('0123456789ABCDEFabcdef');
/** Two characters and more that may be one, or some, in UTF-8. */
const BYTES_OF_UTF8 =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;
/** Characters both of whose bytes may be those of a text. */
const WIDE = /[\u2020-\u7e7e]{6,}/g;
/** Some letters in a row, each with the empty byte that UTF-16 has beside it. */
const PAIRS = /(?:[^\0]\0{1,31}){3}/;
/** That byte. */
const EMPTY = /\0/;
/** What stands where no character can be read. */
const NO_CHARACTER = '\ufffd';

/** Bytes of UTF-8 that were taken for characters. */
export function utf8(view: View): readonly View[] {
  const { text } = view;
  if (text.search(BYTES_OF_UTF8) < 0) return NOTHING;
  const built = buildView(view);
  let kept = 0;
  forEachMatch(text, BYTES_OF_UTF8, (run, index) => {
    built.copy(kept, index);
    kept = index + run.length;
    built.write(Buffer.from(run, 'latin1').toString('utf8'), index, kept);
  });
  built.copy(kept, text.length);
  return [built.view()];
}

/** Bytes of UTF-16 that were taken for characters, and bytes that were taken for UTF-16. */
export function utf16(view: View, { isPlausible }: Plausible): readonly View[] {
  const { text } = view;
  const views: View[] = [];
  if (EMPTY.test(text) && PAIRS.test(text)) {
    views.push(withoutMatches(view, /\0+/g));
    for (const first of [0, 1]) for (const high of [0, 1]) views.push(paired(view, first, high));
  }
  forEachMatch(text, WIDE, (run, start) => {
    // With empty bytes among them they are UTF-16 themselves.
    const bytes = Buffer.from(run, 'utf16le');
    if (bytes.includes(0) || !holdsBytes(bytes, isPlausible)) return;
    for (const high of [0, 1]) views.push(halved(view, start, run, high));
  });
  return views;
}

/** Each two characters as one, that of the two bytes which they stand for. */
function paired(view: View, first: number, high: number): View {
  const built = buildView(view);
  for (let place = first; place + 1 < view.text.length; place += 2) {
    const [one, other] = [view.text.charCodeAt(place), view.text.charCodeAt(place + 1)];
    const code = high === 0 ? (one << 8) | other : (other << 8) | one;
    built.write(
      one < 0x100 && other < 0x100 ? String.fromCharCode(code) : NO_CHARACTER,
      place,
      place + 2,
    );
  }
  return built.view();
}

/** Each character of a run as two, those of its two bytes. */
function halved(view: View, index: number, run: string, high: number): View {
  const bytes = Buffer.from(run, 'utf16le');
  if (high === 0) bytes.swap16();
  const startOf = (byte: number): number => index + (byte >> 1);
  return ofBytes(view, bytes, startOf, (byte) => startOf(byte) + 1);
}

/** Bytes that are written as numbers. */
export function hexadecimal(view: View, { isPlausible }: Plausible): readonly View[] {
  const views: View[] = [];
  forEachRun(view.text, HEX, 2 * BYTES, (start, end) => {
    for (const first of [start, start + 1]) {
      const bytes = Buffer.from(view.text.slice(first, end), 'hex');
      if (!holdsBytes(bytes, isPlausible)) continue;
      const startOf = (byte: number): number => first + 2 * byte;
      views.push(ofBytes(view, bytes, startOf, (byte) => startOf(byte) + 2));
    }
  });
  return views;
}

/** Whether some bytes in a row are those of what may hold a secret. */
function holdsBytes(bytes: Buffer, isPlausible: Uint8Array): boolean {
  let inRow = 0;
  for (const byte of bytes) {
    inRow = isPlausible[byte] ? inRow + 1 : 0;
    if (inRow === BYTES) return true;
  }
  return false;
}

/**
 * Bytes as a view, one character each.
 *
 * @param startOf where in the parent what stands for a byte begins
 * @param endOf where it ends
 */
export function ofBytes(
  parent: View,
  bytes: Buffer,
  startOf: (byte: number) => number,
  endOf: (byte: number) => number,
): View {
  return {
    text: bytes.toString('latin1'),
    startOf: (place) => parent.startOf(startOf(place)),
    endOf: (place) => parent.endOf(endOf(place) - 1),
  };
}
