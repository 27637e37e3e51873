import { withoutMatches } from './matches.ts';
import type { Plausible } from './plausible.ts';
import type { View } from './view.ts';

const NOTHING: readonly View[] = [];
const BREAKS = /[ \t]*[\r\n][ \t\r\n]*/g;
/** Breaks with so much of what stands at the beginning of the next line as belongs to them and not to a secret. */
const INDENTED = [0, 1, 2].map((most) => new RegExp(`(?:\\r\\n?|\\n)[ \\t]{0,${most}}`, 'g'));
const SPACE = /[ \t\r\n]+/g;

/** A text whose lines are joined. */
export function joined(view: View, { isSpaced }: Plausible): readonly View[] {
  const { text } = view;
  const patterns: RegExp[] = [];
  if (text.includes('\n') || text.includes('\r'))
    patterns.push(BREAKS, ...(isSpaced ? INDENTED : []));
  // What is left of a break that was itself written in another way, and partly so.
  if (leavesSpace(view)) patterns.push(SPACE);
  if (patterns.length === 0) return NOTHING;
  return patterns.map((each) => ({ ...withoutMatches(view, each), joined: 'last' }));
}

/** Whether a text may hold the rest of breaks between lines: some were joined, and then it was read in another way. */
export function leavesSpace({ joined, text }: View): boolean {
  return joined === 'before' && /[ \t]/.test(text);
}

/** A text without the space that a break between lines may leave. */
export function withoutSpace(text: string): string {
  return text.replace(SPACE, '');
}
