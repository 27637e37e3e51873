import type { RuleId } from '../../generated/catalogue.ts';
import { findingKey } from '../judge/finding-key.ts';
import type { RunVerdict } from './document.ts';
import { shortened } from './plain.ts';

/** Something that the baseline of a run says and the traffic does not show; each makes the run red. */
export interface ShownMismatch {
  readonly rule: RuleId;
  readonly pointer: string;
  /** Stays the same from run to run. */
  readonly key: string;
  readonly text: string;
}

const ANSWERS = 600;

/** In what a run differs from its baseline, as reports tell it. */
export function mismatchesOf({ baseline }: RunVerdict): ShownMismatch[] {
  return (baseline?.mismatches ?? []).map(({ rule, pointer = '', text, before, after }) => ({
    rule,
    pointer,
    key: findingKey(rule, pointer),
    text:
      before === undefined || after === undefined
        ? text
        : `${rule} is answered in another way than before. Before: ${answers(before)}. Now: ${answers(after)}.`,
  }));
}

function answers(all: readonly string[]): string {
  return shortened(all.join(' · '), ANSWERS);
}
