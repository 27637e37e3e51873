import type { Socket } from 'node:net';

/** An answer before it is put on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request that reached a hostile server. */
export interface Turn {
  /** The connection, for whatever the server wants to do with it. */
  readonly socket: Socket;
  /** What a right server would answer. The update is stored only if this is asked for. */
  readonly right: () => Promise<Answer>;
  /** Which request this is, from 1. */
  readonly n: number;
  readonly path: string;
  /** Where another server listens, which nothing may ever reach. */
  readonly elsewhere: string;
}

/**
 * What comes of a run.
 * - `finding`: exit 1; a rule that is named is among those charged
 * - `could not judge`: exit 3
 * - `not restored`: exit 4, the journal is kept and restores once the server is right again
 * - `conforms`: exit 0; the answers are unusual, not wrong
 */
export type Outcome =
  | { readonly ends: 'finding'; readonly rule?: string }
  | { readonly ends: 'could not judge' | 'not restored' | 'conforms' };

/** A server that means harm, or that does not know better. */
export interface Hostile {
  readonly id: string;
  /** What it does, in one sentence. */
  readonly sentence: string;
  readonly answer: (turn: Turn) => unknown;
  /** Whether it takes its n-th connection; it takes all by default. */
  readonly takes?: (connection: number) => boolean;
  /** What comes of it where every answer is so. */
  readonly always: Outcome;
  /** What comes of it where two answers in the middle of a run are so; a finding of the same rule by default. */
  readonly meanwhile?: Outcome;
  /** What comes of it where every answer is so once the journal is written; not restored by default. */
  readonly forGood?: Outcome;
}

/** A finding of this rule. */
export function finding(rule: string): Outcome {
  return { ends: 'finding', rule };
}

export const BROKEN = finding('robustness/complete-answer');
export const UNJUDGED: Outcome = { ends: 'could not judge' };
export const CONFORMS: Outcome = { ends: 'conforms' };
export const NOT_RESTORED: Outcome = { ends: 'not restored' };
