import type { VerdictDocument } from './document.ts';
import type { KeptExchanges } from './keep.ts';

/** What a report is made from. */
export interface ReportMaterial {
  readonly document: VerdictDocument;
  /** The exchanges of each run, in the order of the runs, where they were kept. */
  readonly kept: readonly (KeptExchanges | undefined)[];
  /** The version of this package. */
  readonly version: string;
}
