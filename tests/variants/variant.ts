import type { RuleId } from '../../generated/catalogue.ts';
import type { Build } from '../prove/server.ts';

/** A right server that differs from the twin where the documentation is silent. */
export interface Variant {
  /** Kebab case; never used for another variant. */
  readonly id: string;
  /** In what it differs, in one sentence in the present tense. */
  readonly sentence: string;
  /** Advice of RFCs that it does not follow: rules that warn, all of them. */
  readonly warns?: readonly RuleId[];
  readonly make: Build;
}
