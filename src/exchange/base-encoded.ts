import { ofBytes } from './bytes.ts';
import type { View } from './view.ts';

/** What may hold a secret, so that most of what is not need not be read. */
export interface Plausible {
  /** 1 for each byte that may stand in a secret, or in what a secret is written in. */
  readonly isPlausible: Uint8Array;
  /** Matches where groups of base64 may consist of such bytes. */
  readonly groups: RegExp;
}

/** So many groups of four letters of base64 lie within any twelve characters of a text. */
const GROUPS = 3;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** No letter of base64. */
const NONE = 255;
/** The values of the letters of base64, in both alphabets. */
const SIXES = sixes();

/** What is written in base64, wherever its groups of letters begin. */
export function base64(view: View, { groups, isPlausible }: Plausible): readonly View[] {
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
