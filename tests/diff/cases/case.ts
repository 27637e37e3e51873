import type { Bump } from '../../../scripts/diff/change.ts';
import type { Edit } from '../edited.ts';

/** An edit of the description, with what `npm run diff` has to make of it. */
export interface Case {
  readonly name: string;
  /** Edits that make the description compared with. */
  readonly before: readonly Edit[];
  /** Edits that make the new one. */
  readonly after: readonly Edit[];
  readonly breaks: 'callers' | 'service' | 'both' | 'nobody';
  readonly bump: Bump;
}

/** A case; `before` where the description as it is has nothing to compare with. */
export function one(
  name: string,
  after: readonly Edit[],
  breaks: Case['breaks'],
  bump: Bump,
  before: readonly Edit[] = [],
): Case {
  return { name, before, after, breaks, bump };
}
