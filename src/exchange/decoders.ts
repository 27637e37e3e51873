import type { Plausible } from './base-encoded.ts';
import { base64 } from './base-encoded.ts';
import { hexadecimal, utf8, utf16 } from './bytes.ts';
import { readBackslash, readEntity, readPercent, readSecondBackslash } from './escapes.ts';
import { withoutMatches } from './matches.ts';
import type { Escape } from './undo-escapes.ts';
import type { View } from './view.ts';

/** One way in which a text may hold another one. */
export type Decoder =
  | Escape
  /** The whole text, or runs of it. */
  | Reader
  /** Letters that count as the same. Keeps the length. */
  | { readonly name: string; readonly fold: (text: string) => string };

/** Reads a text, or runs of it, in another way. */
export interface Reader {
  readonly name: string;
  /** Characters of which a text has one if it is written so; absent where no character tells. */
  readonly signs?: string;
  readonly decode: (view: View, plausible: Plausible) => readonly View[];
}

const NOTHING: readonly View[] = [];
const BREAKS = /[ \t]*[\r\n][ \t\r\n]*/g;

/** All ways in which secrets are looked for. Where one holds another, they are undone one after the other. */
export const decoders: readonly Decoder[] = [
  { name: 'letter case', fold: lowerCase },
  { name: 'percent signs', opens: '%', read: readPercent },
  { name: 'backslashes', opens: '\\', read: readBackslash, other: readSecondBackslash },
  { name: 'entities', opens: '&', read: readEntity },
  { name: 'blanks of forms', signs: '+', decode: blanks },
  { name: 'line breaks', signs: '\r\n', decode: joined },
  { name: 'UTF-8 as text', decode: utf8 },
  { name: 'UTF-16 as text', decode: utf16 },
  { name: 'base64', decode: base64 },
  { name: 'hexadecimal', decode: hexadecimal },
];

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
