import type { RuleId } from '../../generated/catalogue.ts';
import { findingKey } from '../judge/finding-key.ts';
import type { RuleVerdict } from '../judge/verdict.ts';

/** A failure that is known. Rule and pointer are its key. */
export interface KnownFailure {
  readonly rule: RuleId;
  /** As the finding shows it, such as `timeout/maximum`; may be empty. */
  readonly pointer: string;
  /** Why it is known: a ticket, a date, a name. */
  readonly reason: string;
}

/** The answers to an open question, as they were once. */
export interface PinnedAnswers {
  readonly rule: RuleId;
  /** Sorted. */
  readonly answers: readonly string[];
}

/** What is known of one service: what it breaks, and how it answers where the documentation is silent. */
export interface Baseline {
  readonly known: readonly KnownFailure[];
  readonly observed: readonly PinnedAnswers[];
}

/** What stands for a reason until somebody gives one. A baseline with it is not taken. */
export const UNFILLED = 'TODO';

/** Whether somebody has said why a failure is known. */
export function isReason(text: string): boolean {
  return text.trim() !== '' && !new RegExp(`^${UNFILLED}\\b`, 'i').test(text.trim());
}

/** The answers to an open question as a baseline holds them: which ones, and not how many of each. */
export function answersOf({ observed }: Pick<RuleVerdict, 'observed'>): string[] {
  return Object.keys(observed).sort();
}

/** A failure by its key, as messages name it. */
export function keyOf({ rule, pointer }: Pick<KnownFailure, 'rule' | 'pointer'>): string {
  return findingKey(rule, pointer);
}
