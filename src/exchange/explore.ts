import type { Decoder, Reader } from './decoders.ts';
import type { Escape } from './undo-escapes.ts';
import { escapeSetOf, undoEscapes } from './undo-escapes.ts';
import type { View } from './view.ts';
import { originalView } from './view.ts';

/** Forms within forms that are undone. */
const DEEPEST = 10;
/** Characters that all readings of one text may have, beside a multiple of its own: what is longer is an attack. */
const MOST = 1_000_000;
const MULTIPLE = 40;
/** May be one character or two. */
const TWICE = '\\\\';
/** Shorter texts hold nothing that is looked for. */
export const SHORTEST = 8;

/**
 * Shows a text in each way in which it can be read, itself first.
 *
 * @param plausible 1 for each byte that may stand in a secret, or in what a secret is written in
 */
export type Explore = (text: string, plausible: Uint8Array, visit: (view: View) => void) => void;

/** What explores texts with some decoders. */
export function createExplorer(decoders: readonly Decoder[]): Explore {
  const escapes = decoders.filter((each): each is Escape => 'opens' in each);
  const ordinary = escapeSetOf(escapes);
  const otherwise = escapeSetOf(
    escapes.map(({ other, ...each }) => ({ ...each, read: other ?? each.read })),
  );
  const readers = decoders.filter((each): each is Reader => 'decode' in each);
  const unsigned = readers.filter(({ signs }) => signs === undefined);
  const signs = signsOf([
    ...escapes.map(({ opens }) => opens),
    ...readers.map(({ signs = '' }) => signs),
  ]);
  const unescaped = (view: View): View[] => {
    const plain = undoEscapes(view, ordinary);
    const other = view.text.includes(TWICE) ? undoEscapes(view, otherwise) : undefined;
    return [plain, other].filter((each) => each !== undefined);
  };
  const readingsOf = (view: View, plausible: Uint8Array): View[] => {
    // Most texts show no sign, which one look tells.
    const isSigned = signs.test(view.text);
    const views = isSigned ? unescaped(view) : [];
    for (const { decode } of isSigned ? readers : unsigned)
      for (const each of decode(view, plausible))
        if (each.text.length >= SHORTEST) views.push(each);
    return views;
  };
  return (text, plausible, visit) => {
    const original = originalView(text);
    visit(original);
    let level = readingsOf(original, plausible);
    if (level.length === 0) return;
    const seen = new Set<string>();
    let left = MOST + MULTIPLE * text.length;
    for (let depth = 1; level.length > 0; depth += 1) {
      const next: View[] = [];
      for (const view of level) {
        const key = keyOf(view);
        if (seen.has(key) || left < 0) continue;
        seen.add(key);
        left -= view.text.length;
        visit(view);
        if (depth < DEEPEST) next.push(...readingsOf(view, plausible));
      }
      level = next;
    }
  };
}

/** Matches a character of any of some texts; where there are none, nothing. */
function signsOf(texts: readonly string[]): RegExp {
  const codes = [...texts.join('')].map(
    (each) => `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return new RegExp(`[${codes.join('')}]`);
}

/** What tells a reading from others: the same text may stand in several places. */
function keyOf(view: View): string {
  return `${view.startOf(0)} ${view.text}`;
}
