import { forEachMatch, withoutMatches } from './matches.ts';
import type { Plausible } from './plausible.ts';
import type { Half, View } from './view.ts';
import { buildView, joinedBefore } from './view.ts';

const NOTHING: readonly View[] = [];
/** Two characters and more that may be one, or some, in UTF-8. */
const BYTES_OF_UTF8 =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;
/** A character that is no byte, and a byte that stands in no text. */
const NO_BYTE = /[^\0-\xff]/g;
const CONTROL = '\x81';

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
export function utf16(view: View, plausible: Plausible): readonly View[] {
  const { text } = view;
  const views: View[] = [];
  // Letters have an empty byte beside them; characters of other scripts, which may stand among them, have none.
  if (text.indexOf('\0') < text.lastIndexOf('\0')) {
    views.push(withoutMatches(view, /\0+/g));
    for (const first of [0, 1])
      for (const one of ['low', 'high'] as const) views.push(paired(view, first, one));
  }
  forEachMatch(text, plausible.wide, (run, start) => {
    // With empty bytes among them they are UTF-16 themselves.
    const bytes = Buffer.from(run, 'utf16le');
    if (bytes.includes(0) || !holdsBytes(bytes, plausible)) return;
    for (const one of ['low', 'high'] as const) views.push(halved(view, start, run, one));
  });
  return views;
}

/** Each two characters as one, that of the two bytes which they stand for, of which the first one is this half. */
function paired(view: View, first: number, one: Half): View {
  const last = view.text.length - ((view.text.length - first) % 2);
  const bytes = inOrder(
    Buffer.from(view.text.slice(first, last).replace(NO_BYTE, CONTROL), 'latin1'),
    one,
  );
  const placeOf = (place: number, half: Half): number => first + 2 * place + (half === one ? 0 : 1);
  const [start, end] = one === 'low' ? (['low', 'high'] as const) : (['high', 'low'] as const);
  return {
    text: bytes.toString('utf16le'),
    startOf: (place, half = start) => view.startOf(placeOf(place, half)),
    endOf: (place, half = end) => view.endOf(placeOf(place, half)),
    joined: joinedBefore(view),
  };
}

/** Each character of a run as two, those of its two bytes, of which the first one is this half. */
function halved(view: View, index: number, run: string, one: Half): View {
  const other = one === 'low' ? 'high' : 'low';
  const halfOf = (byte: number): Half => (byte % 2 === 0 ? one : other);
  return {
    text: inOrder(Buffer.from(run, 'utf16le'), one).toString('latin1'),
    startOf: (byte) => view.startOf(index + (byte >> 1), halfOf(byte)),
    endOf: (byte) => view.endOf(index + (byte >> 1), halfOf(byte)),
    joined: joinedBefore(view),
  };
}

function inOrder(bytes: Buffer, one: Half): Buffer {
  return one === 'low' ? bytes : bytes.swap16();
}

/** Bytes that are written as numbers. */
export function hexadecimal(view: View, plausible: Plausible): readonly View[] {
  const views: View[] = [];
  forEachMatch(view.text, plausible.digits, (run, index) => {
    for (const first of [0, 1]) {
      const bytes = Buffer.from(run.slice(first), 'hex');
      if (!holdsBytes(bytes, plausible)) continue;
      const startOf = (byte: number): number => index + first + 2 * byte;
      views.push(ofBytes(view, bytes, startOf, (byte) => startOf(byte) + 2));
    }
  });
  return views;
}

/** Whether some bytes in a row are those of what may hold a secret. */
export function holdsBytes(bytes: Buffer, { isPlausible, least }: Plausible): boolean {
  let inRow = 0;
  for (const byte of bytes) {
    inRow = isPlausible[byte] ? inRow + 1 : 0;
    if (inRow === least) return true;
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
    joined: joinedBefore(parent),
  };
}
