import type { RuleId } from '../../../generated/catalogue.ts';
import type { Traffic } from '../traffic.ts';

/** Traffic that keeps a rule, and traffic that breaks it and no other. */
export interface Witness {
  readonly keeps: () => Traffic;
  readonly breaks: () => Traffic;
  /** Where the finding points; nothing where the rule has one place only. */
  readonly at?: string;
}

/** The witnesses of the rules of one group. */
export type Witnesses = Readonly<Partial<Record<RuleId, Witness>>>;
