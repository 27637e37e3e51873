import type { Build } from '../prove/server.ts';

/** A right server that differs from the twin where the documentation is silent. */
export interface Variant {
  /** Kebab case; never used for another variant. */
  readonly id: string;
  /** In what it differs, in one sentence in the present tense. */
  readonly sentence: string;
  readonly make: Build;
}
