import type { ReadEscape } from './escapes.ts';
import type { View, ViewBuilder } from './view.ts';
import { buildView } from './view.ts';

/** Single characters, written in another way; all of these are undone together, because texts mix them. */
export interface Escape {
  readonly name: string;
  readonly opens: string;
  /** The source of an expression that matches each of them, and little else. */
  readonly sign: string;
  readonly read: ReadEscape;
  /** Another way to read the same text, where it may be meant so. */
  readonly other?: ReadEscape;
}

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
