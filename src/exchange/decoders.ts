import { base64 } from './base-encoded.ts';
import { hexadecimal, utf8, utf16 } from './bytes.ts';
import { readBackslash, readEntity, readPercent, readSecondBackslash } from './escapes.ts';
import { joined } from './lines.ts';
import type { Plausible } from './plausible.ts';
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
  /** The source of an expression that matches each text which is written so, and few others. */
  readonly sign: (plausible: Plausible) => string;
  /** Where a text is written so and in no other way, only blanks are read that were none. */
  readonly yieldsBlanks?: true;
  readonly decode: (view: View, plausible: Plausible) => readonly View[];
}

const NOTHING: readonly View[] = [];

/** All ways in which secrets are looked for. Where one holds another, they are undone one after the other. */
export const decoders: readonly Decoder[] = [
  { name: 'letter case', fold: lowerCase },
  {
    name: 'percent signs',
    opens: '%',
    sign: '%[\\dA-Fa-fUu][\\dA-Fa-f]',
    read: readPercent,
  },
  {
    name: 'backslashes',
    opens: '\\',
    sign: '\\\\[^]',
    read: readBackslash,
    other: readSecondBackslash,
  },
  { name: 'entities', opens: '&', sign: '&(?:#[\\dXx]|[A-Za-z][A-Za-z\\d]+;)', read: readEntity },
  { name: 'blanks of forms', sign: () => '\\+', yieldsBlanks: true, decode: blanks },
  { name: 'line breaks', sign: () => '[\\r\\n]', decode: joined },
  { name: 'UTF-8 as text', sign: () => '[\\xc2-\\xf4][\\x80-\\xbf]', decode: utf8 },
  { name: 'UTF-16 as text', sign: ({ wide }) => `\\0|${wide.source}`, decode: utf16 },
  { name: 'base64', sign: ({ anyGroups }) => anyGroups, decode: base64 },
  { name: 'hexadecimal', sign: ({ digits }) => digits.source, decode: hexadecimal },
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
