import type { Plausible } from './base-encoded.ts';
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

/** Each way in which a text can be read, itself first. */
export type Explore = (text: string, plausible: Plausible) => readonly View[];

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
  const single = escapes.map((each) => ({ opens: each.opens, set: escapeSetOf([each]) }));
  const unescaped = (view: View): View[] => {
    const plain = undoEscapes(view, ordinary);
    const other = view.text.includes(TWICE) ? undoEscapes(view, otherwise) : undefined;
    // What looks like an escape of another kind may be part of a secret.
    const present = single.filter(({ opens }) => view.text.includes(opens));
    const alone = present.length > 1 ? present.map(({ set }) => undoEscapes(view, set)) : [];
    return [plain, other, ...alone].filter((each) => each !== undefined);
  };
  const readingsOf = (view: View, plausible: Plausible): View[] => {
    // Most texts show no sign, which one look tells.
    const isSigned = signs.test(view.text);
    const views = isSigned ? unescaped(view) : [];
    for (const { decode } of isSigned ? readers : unsigned)
      for (const each of decode(view, plausible))
        if (each.text.length >= SHORTEST) views.push(each);
    return views;
  };
  return (text, plausible) => {
    const original = originalView(text);
    const found = [original];
    let level = readingsOf(original, plausible);
    if (level.length === 0) return found;
    const seen = new Set<string>();
    let left = MOST + MULTIPLE * text.length;
    for (let depth = 1; level.length > 0; depth += 1) {
      const next: View[] = [];
      for (const view of level) {
        const key = keyOf(view);
        if (seen.has(key) || left < 0) continue;
        seen.add(key);
        left -= view.text.length;
        found.push(view);
        if (depth < DEEPEST) next.push(...readingsOf(view, plausible));
      }
      level = next;
    }
    return found;
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
