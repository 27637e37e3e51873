import type { ReadEscape } from './escapes.ts';
import { readBackslash, readEntity, readPercent, readSecondBackslash } from './escapes.ts';
import type { View, ViewBuilder } from './view.ts';
import { buildView, endOf, startOf } from './view.ts';

/** Single characters, written in another way; all of these are undone together, because texts mix them. */
export interface Escape {
  readonly name: string;
  readonly opens: string;
  readonly read: ReadEscape;
  /** Another way to read the same text, where it may be meant so. */
  readonly other?: ReadEscape;
}

/** One way in which a text may hold another one. */
export type Decoder =
  | Escape
  /** The whole text, or runs of it. */
  | {
      readonly name: string;
      readonly decode: (view: View, plausible: Plausible) => readonly View[];
    }
  /** Letters that count as the same. Keeps the length. */
  | { readonly name: string; readonly fold: (text: string) => string };

/** What may hold a secret, so that most of what is not need not be read. */
export interface Plausible {
  /** 1 for each byte that may stand in a secret, or in what a secret is written in. */
  readonly isPlausible: Uint8Array;
  /** Matches where groups of base64 may consist of such bytes. */
  readonly groups: RegExp;
}

const NOTHING: readonly View[] = [];
/** So many groups of four letters of base64 lie within any twelve characters of a text. */
const GROUPS = 3;
/** A run of numbers in hexadecimal holds a secret only if so many of its bytes in a row may. */
const BYTES = 12;
const HEX = /[0-9A-Fa-f]{24,}/g;
/** Two characters and more that may be one, or some, in UTF-8. */
const BYTES_OF_UTF8 =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;
/** Characters both of whose bytes may be those of a text. */
const WIDE = /[\u2020-\u7e7e]{6,}/g;
/** Some letters in a row, each with the empty byte that UTF-16 has beside it. */
const PAIRS = /(?:[^\0]\0{1,31}){4}/;
const BREAKS = /[ \t]*[\r\n][ \t\r\n]*/g;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What stands where no character can be read. */
const NO_CHARACTER = '\ufffd';
const NONE = 255;
/** The values of the letters of base64, in both alphabets. */
const SIXES = sixes();

/** All ways in which secrets are looked for. Where one holds another, they are undone one after the other. */
export const decoders: readonly Decoder[] = [
  { name: 'letter case', fold: lowerCase },
  { name: 'percent signs', opens: '%', read: readPercent },
  { name: 'backslashes', opens: '\\', read: readBackslash, other: readSecondBackslash },
  { name: 'entities', opens: '&', read: readEntity },
  { name: 'blanks of forms', decode: blanks },
  { name: 'line breaks', decode: joined },
  { name: 'UTF-8 as text', decode: utf8 },
  { name: 'UTF-16 as text', decode: utf16 },
  { name: 'base64', decode: base64 },
  { name: 'hexadecimal', decode: hexadecimal },
];

/** Escapes that are undone together. */
export interface EscapeSet {
  /** Matches the characters with which they begin. */
  readonly openings: RegExp;
  readonly read: ReadonlyMap<string, ReadEscape>;
}

/** Puts escapes together. */
export function escapeSetOf(escapes: readonly Escape[]): EscapeSet {
  const openings = escapes.map(({ opens }) => `\\${opens}`).join('');
  return {
    openings: new RegExp(`[${openings}]`, 'g'),
    read: new Map(escapes.map(({ opens, read }) => [opens, read])),
  };
}

/** Undoes the escapes of single characters; undefined where the text has none. */
export function undoEscapes(view: View, { openings, read }: EscapeSet): View | undefined {
  const { text } = view;
  let built: ViewBuilder | undefined;
  let kept = 0;
  openings.lastIndex = 0;
  while (openings.test(text)) {
    const place = openings.lastIndex - 1;
    const found = read.get(text.charAt(place))?.(text, place);
    if (found === undefined) continue;
    built ??= buildView(view);
    built.copy(kept, place);
    kept = place + found.length;
    built.write(found.text, place, kept);
    openings.lastIndex = kept;
  }
  built?.copy(kept, text.length);
  return built?.view();
}

/** Each match of an expression; its compiled form is kept, unlike that of the copies which `matchAll` makes. */
function forEachMatch(
  text: string,
  pattern: RegExp,
  take: (match: string, index: number) => void,
): void {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    take(found[0], found.index);
  }
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((each) => sameLength(each, each.toLowerCase())).join('');
}

function sameLength(one: string, other: string): string {
  return one.length === other.length ? other : one;
}

function blanks(view: View): readonly View[] {
  return view.text.includes('+') ? [{ ...view, text: view.text.replaceAll('+', ' ') }] : NOTHING;
}

function joined(view: View): readonly View[] {
  const { text } = view;
  if (!text.includes('\n') && !text.includes('\r')) return NOTHING;
  const [folded, broken] = [withoutMatches(view, BREAKS), withoutMatches(view, /[\r\n]+/g)];
  return folded.text === broken.text ? [folded] : [folded, broken];
}

function withoutMatches(view: View, pattern: RegExp): View {
  const built = buildView(view);
  let kept = 0;
  forEachMatch(view.text, pattern, (match, index) => {
    built.copy(kept, index);
    kept = index + match.length;
  });
  built.copy(kept, view.text.length);
  return built.view();
}

/** Bytes of UTF-8 that were taken for characters. */
function utf8(view: View): readonly View[] {
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
function utf16(view: View, { isPlausible }: Plausible): readonly View[] {
  const { text } = view;
  const views: View[] = [];
  if (text.includes('\0') && PAIRS.test(text)) {
    views.push(withoutMatches(view, /\0+/g));
    for (const first of [0, 1]) for (const high of [0, 1]) views.push(paired(view, first, high));
  }
  forEachMatch(text, WIDE, (run, index) => {
    // With empty bytes among them they are UTF-16 themselves.
    const bytes = Buffer.from(run, 'utf16le');
    if (bytes.includes(0) || !holdsBytes(bytes, isPlausible)) return;
    for (const high of [0, 1]) views.push(halved(view, index, run, high));
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
  return ofBytes(view, bytes, (byte) => [index + (byte >> 1), index + (byte >> 1) + 1]);
}

function base64(view: View, { groups, isPlausible }: Plausible): readonly View[] {
  const { text } = view;
  const views: View[] = [];
  /** Up to where each of the four ways to group letters has been read already. */
  const read = [0, 0, 0, 0];
  groups.lastIndex = 0;
  for (; groups.test(text); groups.lastIndex += 1) {
    const index = groups.lastIndex;
    if (index < (read[index % 4] ?? 0) || !holdsGroups(text, index, isPlausible)) continue;
    let start = index;
    while (start >= 4 && isBase64(text, start - 4, start)) start -= 4;
    let end = index;
    while (end < text.length && isBase64(text, end, end + 1)) end += 1;
    read[index % 4] = end;
    const bytes = Buffer.from(text.slice(start, end), 'base64');
    views.push(
      ofBytes(view, bytes, (byte) => [
        start + Math.floor((byte * 8) / 6),
        start + Math.floor((byte * 8 + 7) / 6) + 1,
      ]),
    );
  }
  return views;
}

/** Whether the groups of four letters at a place are bytes of what may hold a secret. */
function holdsGroups(text: string, start: number, isPlausible: Uint8Array): boolean {
  for (let place = start; place < start + 4 * GROUPS; place += 4) {
    const bits =
      (six(text, place) << 18) |
      (six(text, place + 1) << 12) |
      (six(text, place + 2) << 6) |
      six(text, place + 3);
    if (!isPlausible[bits >> 16] || !isPlausible[(bits >> 8) & 255] || !isPlausible[bits & 255])
      return false;
  }
  return true;
}

function isBase64(text: string, start: number, end: number): boolean {
  for (let place = start; place < end; place += 1) if (six(text, place) === NONE) return false;
  return true;
}

function six(text: string, place: number): number {
  return SIXES[text.charCodeAt(place)] ?? NONE;
}

function sixes(): Uint8Array {
  const values = new Uint8Array(128).fill(NONE);
  for (const [value, letter] of [...LETTERS].entries()) values[letter.charCodeAt(0)] = value;
  values['-'.charCodeAt(0)] = LETTERS.indexOf('+');
  values['_'.charCodeAt(0)] = LETTERS.indexOf('/');
  return values;
}

/** What may hold a secret, told by its bytes: those of secrets, and those of which escapes consist. */
export function plausibleOf(isPlausible: Uint8Array): Plausible {
  // An expression tells most texts from it sooner than anything else does.
  const letters = [new Set<number>(), new Set<number>(), new Set<number>()] as const;
  const bytes = [...isPlausible.keys()].filter((byte) => isPlausible[byte]);
  const highs = new Set(bytes.map((byte) => byte >> 4));
  for (const byte of bytes) {
    letters[0].add(byte >> 2);
    for (const high of highs) letters[1].add(((byte & 3) << 4) | high);
    for (const other of highs) letters[2].add(((byte & 15) << 2) | (other >> 2));
  }
  const [first, second, third] = letters.map(classOf);
  const group = `${first}${second}${third}${classOf(new Set(Array(64).keys()))}`;
  return { isPlausible, groups: new RegExp(`(?=(?:${group}){${GROUPS}})`, 'g') };
}

function classOf(values: ReadonlySet<number>): string {
  const written = [...values].map((value) => LETTERS.charAt(value));
  if (values.has(LETTERS.indexOf('+'))) written.push('\\-');
  if (values.has(LETTERS.indexOf('/'))) written.push('_');
  return `[${written.join('')}]`;
}

function hexadecimal(view: View, { isPlausible }: Plausible): readonly View[] {
  const views: View[] = [];
  forEachMatch(view.text, HEX, (run, index) => {
    for (const before of [0, 1]) {
      const bytes = Buffer.from(run.slice(before), 'hex');
      if (!holdsBytes(bytes, isPlausible)) continue;
      const first = index + before;
      views.push(ofBytes(view, bytes, (byte) => [first + 2 * byte, first + 2 * byte + 2]));
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

/** Bytes as a view, one character each. */
function ofBytes(
  parent: View,
  bytes: Buffer,
  placeOf: (byte: number) => readonly [start: number, end: number],
): View {
  const starts = new Uint32Array(bytes.length);
  const ends = new Uint32Array(bytes.length);
  for (let byte = 0; byte < bytes.length; byte += 1) {
    const [start, end] = placeOf(byte);
    starts[byte] = startOf(parent, start);
    ends[byte] = endOf(parent, end - 1);
  }
  return { text: bytes.toString('latin1'), starts, ends };
}
