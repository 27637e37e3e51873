import type { VerdictDocument } from '../document.ts';
import type { KeptExchanges } from '../keep.ts';
import type { RunView } from './run.ts';
import { runViewOf } from './run.ts';

/** What a report is made from. */
export interface ReportMaterial {
  readonly document: VerdictDocument;
  /** The exchanges of each run, in the order of the runs, where they were kept. */
  readonly kept: readonly (KeptExchanges | undefined)[];
  /** The version of this package. */
  readonly version: string;
}

/** What reports show, made once; each of them only lays it out. */
export interface ReportView {
  readonly runs: readonly RunView[];
  /** What machines read. */
  readonly document: VerdictDocument;
  /** The version of this package. */
  readonly version: string;
}

/** Makes of verdicts what reports show. */
export function viewOf({ document, kept, version }: ReportMaterial): ReportView {
  const runs = document.runs.map((run, index) => runViewOf(run, kept[index]));
  return { runs, document, version };
}
