import type { RuleId } from '../../generated/catalogue.ts';
import type { Finding, Outcome, RuleVerdict, Verdict } from '../judge/verdict.ts';

/** How a rule ended once it was held to a baseline; `known`: broken, in no other way than the baseline says. */
export type HeldOutcome = Outcome | 'known';

/** A finding, and what the baseline says of it. */
export interface HeldFinding extends Finding {
  /** Why this is known and fails nothing: the reason that the baseline gives. */
  readonly known?: string;
}

/** What became of one rule, and what the baseline says of it. */
export interface HeldRule extends Omit<RuleVerdict, 'outcome' | 'findings'> {
  readonly outcome: HeldOutcome;
  readonly findings: readonly HeldFinding[];
}

/** Something that a baseline says and that the traffic does not show. */
export interface Mismatch {
  readonly rule: RuleId;
  /** Of the failure that is in the baseline and was not seen; absent where the answers to an open question differ. */
  readonly pointer?: string;
  /** What became of the rule: `changed` where an open question is answered in another way than before. */
  readonly seen:
    | 'passed'
    | 'elsewhere'
    | 'changed'
    | 'undecided'
    | 'not-exercised'
    | 'locked'
    | 'off';
  /** One sentence for people. */
  readonly text: string;
  /** The answers that the baseline holds, and those that were given. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** What a baseline says of a verdict. */
export interface BaselineVerdict {
  /** Findings that are in it. */
  readonly known: number;
  /** Each makes the verdict red. */
  readonly mismatches: readonly Mismatch[];
}

/** A verdict that was held to a baseline, or one as the judge gives it where there is none. */
export interface HeldVerdict extends Omit<Verdict, 'rules'> {
  readonly rules: readonly HeldRule[];
  /** Absent where no baseline was given. */
  readonly baseline?: BaselineVerdict;
}
