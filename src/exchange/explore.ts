import type { Decoder, Reader } from './decoders.ts';
import { leavesSpace } from './lines.ts';
import type { Plausible } from './plausible.ts';
import type { Escape } from './undo-escapes.ts';
import { escapeSetOf, undoEscapes } from './undo-escapes.ts';
import type { View } from './view.ts';

/** Forms within forms that are undone. */
const DEEPEST = 10;
/** Characters that all readings of one text may have, beside a multiple of its own: what is longer is an attack. */
const MOST = 1_000_000;
const MULTIPLE = 40;
/** May be one character or two. */
const TWICE = '\\\\';
/** Shorter texts hold nothing that is looked for. */
export const SHORTEST = 8;

/** Each other way in which a text can be read. */
export type Explore = (original: View, plausible: Plausible) => readonly View[];

/** What explores texts with some decoders. */
export function createExplorer(decoders: readonly Decoder[]): Explore {
  const escapes = decoders.filter((each): each is Escape => 'opens' in each);
  const readers = decoders.filter((each): each is Reader => 'decode' in each);
  const ordinary = escapeSetOf(escapes);
  const otherwise = escapeSetOf(
    escapes.map(({ other, ...each }) => ({ ...each, read: other ?? each.read })),
  );
  const single = escapes.map((each) => ({ opens: each.opens, set: escapeSetOf([each]) }));
  const unescaped = (view: View): View[] => {
    const plain = undoEscapes(view, ordinary);
    if (plain === undefined) return [];
    const other = view.text.includes(TWICE) ? undoEscapes(view, otherwise) : undefined;
    // What looks like an escape of another kind may be part of a secret.
    const present = single.filter(({ opens }) => view.text.includes(opens));
    const alone = present.length > 1 ? present.map(({ set }) => undoEscapes(view, set)) : [];
    return [plain, other, ...alone].filter((each) => each !== undefined);
  };
  const readingsOf = (view: View, plausible: Plausible, signs: RegExp): View[] => {
    if (!signs.test(view.text) && !leavesSpace(view)) return [];
    const views = unescaped(view);
    for (const { decode } of readers)
      for (const each of decode(view, plausible))
        if (each.text.length >= SHORTEST) views.push(each);
    return views;
  };
  let latest: { readonly plausible: Plausible; readonly signs: RegExp } | undefined;
  return (original, plausible) => {
    if (latest?.plausible !== plausible)
      latest = { plausible, signs: signsOf(decoders, plausible) };
    const { signs } = latest;
    const found: View[] = [];
    const seen = new Set<string>();
    let left = MOST + MULTIPLE * original.text.length;
    let level = readingsOf(original, plausible, signs);
    for (let depth = 1; level.length > 0; depth += 1) {
      const next: View[] = [];
      for (const view of level) {
        const key = keyOf(view);
        if (seen.has(key) || left < 0) continue;
        seen.add(key);
        left -= view.text.length;
        found.push(view);
        if (depth < DEEPEST) next.push(...readingsOf(view, plausible, signs));
      }
      level = next;
    }
    return found;
  };
}

/** What tells a reading from others: the same text may stand in several places, and hold the rest of breaks. */
function keyOf(view: View): string {
  return `${view.startOf(0)} ${view.joined} ${view.text}`;
}

/**
 * An expression that matches each text which can be read in another way, and few others.
 *
 * @param ignored decoders that do not count
 */
export function signsOf(
  decoders: readonly Decoder[],
  plausible: Plausible,
  ignored: (decoder: Decoder) => boolean = () => false,
): RegExp {
  const sources = decoders.flatMap((each) => {
    if (!('sign' in each) || ignored(each)) return [];
    return typeof each.sign === 'string' ? each.sign : each.sign(plausible);
  });
  // Where there are none, it matches nothing.
  return new RegExp(sources.join('|') || '[]');
}
