/** Which way the data goes: from callers to the service, or back. */
export type Direction = 'request' | 'response';

/** Whom a change breaks: callers written for the old description, or services built to it. */
export type Party = 'callers' | 'service';

export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** A difference between two descriptions or catalogues, not yet judged. */
export interface Difference {
  /** Where, as the unescaped parts of a pointer into the description without references. */
  readonly path: readonly string[];
  /** The member of the object at `path` that differs; absent when the whole object came or went. */
  readonly property?: string;
  /** What the object at `path` is, in OpenAPI's terms: `Schema`, `Response` … */
  readonly node: string;
  readonly kind: 'added' | 'removed' | 'modified';
  readonly before?: unknown;
  readonly after?: unknown;
  /** Why the checker holds that it breaks callers; absent when it does not. */
  readonly complaint?: string;
}

/** What a difference does. */
export interface Effect {
  readonly breaks: readonly Party[];
  /** The part of the version that has to rise. */
  readonly bump: Bump;
}

export interface Change extends Difference, Effect {
  readonly direction?: Direction;
  /** Where, in a few words for people. */
  readonly place: string;
}

export const NOTHING: Effect = { breaks: [], bump: 'patch' };
export const ADDITION: Effect = { breaks: [], bump: 'minor' };

/** The effect of breaking these parties: callers have to be told by a major version. */
export function breaking(...breaks: readonly Party[]): Effect {
  if (breaks.length === 0) return NOTHING;
  return { breaks, bump: breaks.includes('callers') ? 'major' : 'minor' };
}

/** Breaks both: what nobody can tell apart is not let through. */
export const BOTH: Effect = breaking('callers', 'service');
