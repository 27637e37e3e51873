import { ofBytes } from './bytes.ts';
import { forEachRun, setOf } from './letter-runs.ts';
import type { View } from './view.ts';

/** What may hold a secret, so that most of what is not need not be read. */
export interface Plausible {
  /** 1 for each byte that may stand in a secret, or in what a secret is written in. */
  readonly isPlausible: Uint8Array;
  /** Matches groups of base64 that may consist of such bytes. */
  readonly groups: RegExp;
}

/** So many groups of four letters of base64 lie within any twelve characters of a text. */
const GROUPS = 3;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NOTHING: readonly View[] = [];
const BASE64 = setOf(`${LETTERS}-_`);
/** The values of the letters of base64, in both alphabets. */
const SIXES = sixes();

/** What is written in base64, wherever its groups of letters begin. */
export function base64(view: View, { groups, isPlausible }: Plausible): readonly View[] {
  const { text } = view;
  if (!groups.test(text)) return NOTHING;
  const views: View[] = [];
  forEachRun(text, BASE64, 4 * GROUPS, (first, end) => {
    /** Which of the four ways to group letters have been read already. */
    let read = 0;
    for (let place = first; place + 4 * GROUPS <= end; place += 1) {
      const way = (place - first) % 4;
      if ((read & (1 << way)) !== 0 || !holdsGroups(text, place, isPlausible)) continue;
      read |= 1 << way;
      views.push(read64(view, first + way, end));
    }
  });
  return views;
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

/** What may hold a secret, told by its bytes: those of secrets, and those of which escapes consist. */
export function plausibleOf(isPlausible: Uint8Array): Plausible {
  // An expression tells most texts from it sooner than anything else does, also where it is used first.
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
  return { isPlausible, groups: new RegExp(`(?:${group}){${GROUPS}}`) };
}

function classOf(values: ReadonlySet<number>): string {
  const written = [...values].map((value) => LETTERS.charAt(value));
  if (values.has(LETTERS.indexOf('+'))) written.push('\\-');
  if (values.has(LETTERS.indexOf('/'))) written.push('_');
  return `[${written.join('')}]`;
}
