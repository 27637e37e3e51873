import type { Decoder } from './decoders.ts';
import { createExplorer, SHORTEST, signsOf } from './explore.ts';
import { createFragments } from './fragments.ts';
import { withoutSpace } from './lines.ts';
import { forEachMatch } from './matches.ts';
import type { Plausible } from './plausible.ts';
import { addCharacters, ordinaryCharacters, PIECE, plausibleOf } from './plausible.ts';
import type { View } from './view.ts';
import { originalView } from './view.ts';

/** What is known for, and what stands for it. */
export interface Sought {
  readonly value: string;
  readonly placeholder: string;
  /** Stands for a piece of it, and for the whole in another letter case. */
  readonly part: string;
}

/** Where something secret stands in a text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
}

/** Finds secrets in whatever form. */
export interface SecretFinder {
  readonly add: (sought: Sought) => void;
  /** What is secret in a text, from its beginning to its end; no two overlap. */
  readonly find: (text: string) => readonly Hit[];
}

/** What tells most texts in which nothing stands from those in which something may. */
interface Known {
  readonly plausible: Plausible;
  /** Matches each text that has to be read in other ways. */
  readonly signs: RegExp;
  /** How stretches can be read that came before; in a run most come again and again. */
  readonly readings: Map<string, readonly View[]>;
}

/** Stretches up to this length are remembered with their readings. */
const OFTEN = 64;
/** How many of them are. */
const REMEMBERED = 500;

const NOTHING: readonly Hit[] = [];

/** A finder that looks for nothing yet. */
export function createSecretFinder(decoders: readonly Decoder[]): SecretFinder {
  const explore = createExplorer(decoders);
  // Escapes are undone wherever they stand, in a secret too; whatever else is read leaves the text as it is.
  const exploreForms = createExplorer(
    decoders.filter((each) => 'opens' in each || 'yieldsBlanks' in each),
  );
  const folds = decoders.flatMap((each) => ('fold' in each ? [each.fold] : []));
  const fold = (text: string): string => folds.reduce((folded, each) => each(folded), text);
  const all: Sought[] = [];
  const byLength: { readonly text: string; readonly sought: Sought }[] = [];
  /** What is not found by its pieces: too short, or of a few characters again and again. */
  const wholes: { readonly text: string; readonly owner: number }[] = [];
  const fragments = createFragments();
  const characters = ordinaryCharacters();
  let least = PIECE;
  let isSpaced = false;
  let known: Known | undefined;

  /** Made when it is asked for, and again where there is more to look for. */
  const know = (): Known => {
    if (known !== undefined) return known;
    const plausible = plausibleOf({ characters, least, isSpaced });
    const ignored = (each: Decoder): boolean => !isSpaced && 'yieldsBlanks' in each;
    known = { plausible, signs: signsOf(decoders, plausible, ignored), readings: new Map() };
    return known;
  };
  const addForm = (text: string, owner: number): void => {
    if (text.length < SHORTEST) return;
    if (/\s/.test(text) && !isSpaced) [isSpaced, known] = [true, undefined];
    if (text.length < least) [least, known] = [text.length, undefined];
    if (!fragments.add(text, owner)) wholes.push({ text, owner });
  };
  const readingsOf = (stretch: string, { plausible, readings }: Known): readonly View[] => {
    const before = readings.get(stretch);
    if (before !== undefined) return before;
    const views = explore(originalView(stretch), plausible);
    if (stretch.length <= OFTEN && readings.size < REMEMBERED) readings.set(stretch, views);
    return views;
  };
  const hitsIn = (view: View): Hit[] => {
    const hits: Hit[] = [];
    const folded = fold(view.text);
    for (const { start, end, owner } of fragments.find(folded))
      label(view, start, end, all[owner], hits);
    for (const { text, owner } of wholes) {
      for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
        label(view, at, at + text.length, all[owner], hits);
    }
    return hits;
  };
  /** Tells which secrets stand, whole, in a stretch; what is left of it is a part. */
  const label = (
    view: View,
    start: number,
    end: number,
    owner: Sought | undefined,
    hits: Hit[],
  ): void => {
    if (start >= end || owner === undefined) return;
    const text = view.text.slice(start, end);
    const whole = byLength.find((each) => text.includes(each.text));
    if (whole === undefined) {
      hits.push(hitOf(view, start, end, owner.part));
      return;
    }
    const first = start + text.indexOf(whole.text);
    const last = first + whole.text.length;
    label(view, start, first, owner, hits);
    hits.push(hitOf(view, first, last, whole.sought.placeholder));
    label(view, last, end, owner, hits);
  };

  return {
    add: (sought) => {
      const { value } = sought;
      const owner = all.push(sought) - 1;
      if (addCharacters(value, characters)) known = undefined;
      // A secret may itself look as if something were written in another way.
      const original = originalView(value);
      const texts = new Set<string>();
      for (const { text } of [original, ...exploreForms(original, know().plausible)])
        for (const each of [text, withoutSpace(text)]) texts.add(fold(each));
      for (const text of texts) addForm(text, owner);
      for (const text of new Set([value, withoutSpace(value)])) byLength.push({ text, sought });
      byLength.sort((a, b) => b.text.length - a.text.length);
    },
    find: (text) => {
      if (all.length === 0 || 2 * text.length < least) return NOTHING;
      const latest = know();
      const hits = hitsIn(originalView(text));
      if (latest.signs.test(text)) {
        forEachMatch(text, latest.plausible.stretches, (stretch, at) => {
          if (!latest.signs.test(stretch)) return;
          for (const view of readingsOf(stretch, latest))
            for (const { start, end, placeholder } of hitsIn(view))
              hits.push({ start: at + start, end: at + end, placeholder });
        });
      }
      return hits.length < 2 ? hits : apart(hits);
    },
  };
}

function hitOf(view: View, start: number, end: number, placeholder: string): Hit {
  return { start: view.startOf(start), end: view.endOf(end - 1), placeholder };
}

/** Hits without those that lie in others; of two that overlap, the later one begins where the other ends. */
function apart(hits: Hit[]): Hit[] {
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of hits) {
    const last = kept.at(-1);
    if (last === undefined || hit.start >= last.end) kept.push(hit);
    else if (hit.end <= last.end) continue;
    else if (hit.placeholder === last.placeholder)
      kept[kept.length - 1] = { ...last, end: hit.end };
    else kept.push({ ...hit, start: last.end });
  }
  return kept;
}
