import type { RuleId } from '../../generated/catalogue.ts';
import type { Changed } from '../prove/server.ts';

/** A wrong server. */
export interface Fault {
  /** Kebab case; never used for another fault. */
  readonly id: string;
  /** What it does wrong, in one sentence in the present tense. */
  readonly sentence: string;
  /** The rules that name it, all of them and no others. */
  readonly breaks: readonly RuleId[];
  readonly make: Changed;
}
