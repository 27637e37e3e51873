import { plausibleOf } from './base-encoded.ts';
import type { Decoder } from './decoders.ts';
import { createExplorer, SHORTEST } from './explore.ts';
import { createFragments } from './fragments.ts';
import type { View } from './view.ts';

/** What is looked for, and what stands for it. */
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

/** A text as it can be read, and how it is compared. */
interface Reading {
  readonly view: View;
  readonly folded: string;
}

/** Texts up to this length are remembered with their readings if these are few. */
const OFTEN = 512;
const FEW = 8;
/** How many of them are. */
const REMEMBERED = 500;
const NOTHING: readonly Hit[] = [];

/** A finder that looks for nothing yet. */
export function createSecretFinder(decoders: readonly Decoder[]): SecretFinder {
  const explore = createExplorer(decoders);
  const folds = decoders.flatMap((each) => ('fold' in each ? [each.fold] : []));
  const fold = (text: string): string => folds.reduce((folded, each) => each(folded), text);
  const all: Sought[] = [];
  const byLength: Sought[] = [];
  /** What is not found by its pieces: too short, or of a few characters again and again. */
  const wholes: { readonly text: string; readonly owner: number }[] = [];
  const fragments = createFragments();
  const bytes = ordinaryBytes();
  let plausible = plausibleOf(bytes);

  const latest = new Map<string, readonly Reading[]>();
  /** The same text comes again before and after there is one more to look for. */
  const readingsOf = (text: string): readonly Reading[] => {
    const before = text.length > OFTEN ? undefined : latest.get(text);
    if (before !== undefined) return before;
    const readings = explore(text, plausible).map((view) => ({ view, folded: fold(view.text) }));
    if (text.length > OFTEN || readings.length > FEW) return readings;
    if (latest.size === REMEMBERED) latest.clear();
    latest.set(text, readings);
    return readings;
  };
  const addForm = (text: string, owner: number): void => {
    if (text.length >= SHORTEST && !fragments.add(text, owner)) wholes.push({ text, owner });
  };
  const hitsIn = ({ view, folded }: Reading, hits: Hit[]): void => {
    for (const { start, end, owner } of fragments.find(folded))
      label(view, start, end, all[owner], hits);
    for (const { text, owner } of wholes) {
      for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
        label(view, at, at + text.length, all[owner], hits);
    }
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
    const whole = byLength.find(({ value }) => text.includes(value));
    if (whole === undefined) {
      hits.push(hitOf(view, start, end, owner.part));
      return;
    }
    const first = start + text.indexOf(whole.value);
    const last = first + whole.value.length;
    label(view, start, first, owner, hits);
    hits.push(hitOf(view, first, last, whole.placeholder));
    label(view, last, end, owner, hits);
  };

  return {
    add: (sought) => {
      const { value } = sought;
      const owner = all.push(sought) - 1;
      byLength.push(sought);
      byLength.sort((a, b) => b.value.length - a.value.length);
      if (addBytes(value, bytes)) {
        plausible = plausibleOf(bytes);
        latest.clear();
      }
      // A secret may itself look as if something were written in another way.
      const forms = new Set<string>();
      for (const { text } of explore(value, plausible)) forms.add(fold(text));
      for (const form of forms) addForm(form, owner);
    },
    find: (text) => {
      if (all.length === 0 || text.length < SHORTEST) return NOTHING;
      const hits: Hit[] = [];
      for (const reading of readingsOf(text)) hitsIn(reading, hits);
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

/** The bytes of which escapes of every kind consist. */
function ordinaryBytes(): Uint8Array {
  const bytes = new Uint8Array(256).fill(1, 0x20, 0x7f);
  for (const control of '\0\t\n\r') bytes[control.charCodeAt(0)] = 1;
  return bytes;
}

/** Adds the bytes of a secret, in any letter case. Returns whether some are new. */
function addBytes(value: string, known: Uint8Array): boolean {
  let isNew = false;
  for (const text of [value, value.toLowerCase(), value.toUpperCase()]) {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      for (const byte of Buffer.from(text, encoding)) {
        isNew ||= known[byte] === 0;
        known[byte] = 1;
      }
    }
  }
  return isNew;
}
