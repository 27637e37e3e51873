import type { RuleId } from '../../generated/catalogue.ts';
import type { Coverage } from '../../src/judge/verdict.ts';

/** What the default plan found out about one fault. */
export interface FaultResult {
  readonly id: string;
  /** The file in tests/faults that holds it. */
  readonly file: string;
  readonly sentence: string;
  readonly breaks: readonly RuleId[];
  readonly caught: readonly RuleId[];
  readonly requests: number;
  readonly milliseconds: number;
  readonly obstacle?: string;
}

/** What the default plan found out about one variant, or about the twin itself. */
export interface VariantResult {
  readonly id: string;
  readonly sentence: string;
  readonly warns: readonly RuleId[];
  readonly caught: readonly RuleId[];
  /** Answers to open questions, by rule; each list sorted. */
  readonly observed: Readonly<Partial<Record<RuleId, readonly string[]>>>;
  readonly requests: number;
  readonly obstacle?: string;
}

/** The reference server: every rule is kept, and none is left out. */
export interface TwinResult extends VariantResult {
  readonly unexercised: readonly RuleId[];
  readonly coverage: Coverage;
}

/** Everything that a proof rests on. */
export interface Results {
  readonly twin: TwinResult;
  readonly faults: readonly FaultResult[];
  readonly variants: readonly VariantResult[];
}
