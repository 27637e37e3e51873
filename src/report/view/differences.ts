import type { RuleId } from '../../../generated/catalogue.ts';
import type { Mismatch } from '../../config/held.ts';
import { findingKey } from '../../judge/finding-key.ts';
import { shortened } from '../plain.ts';
import type { Place } from './place.ts';
import { placeOf, ruleOf } from './place.ts';

/** Something that the baseline of a run says and the traffic does not show; each makes the run red. */
export interface DifferenceView {
  readonly rule: RuleId;
  /** Stays the same from run to run. */
  readonly key: string;
  readonly place?: Place;
  /** All of it in one text. */
  readonly text: string;
  /** The answers to an open question, as the baseline has them and as they were given. */
  readonly answers?: { readonly before: string; readonly after: string };
}

const ANSWERS = 600;

/** Makes of a mismatch what reports show. */
export function differenceViewOf(mismatch: Mismatch): DifferenceView {
  const { rule: id, pointer = '', text, before, after } = mismatch;
  const rule = ruleOf(id);
  const own = {
    rule: id,
    key: findingKey(id, pointer),
    ...(rule === undefined ? {} : { place: placeOf(rule, pointer) }),
  };
  if (before === undefined || after === undefined) return { ...own, text };
  const answers = { before: joined(before), after: joined(after) };
  return {
    ...own,
    text: `${id} is answered in another way than before. Before: ${answers.before}. Now: ${answers.after}.`,
    answers,
  };
}

function joined(answers: readonly string[]): string {
  return shortened(answers.join(' · '), ANSWERS);
}
