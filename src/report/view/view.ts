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
  const labels = labelsOf(document.runs.map(({ target }) => target));
  const runs = document.runs.map((run, index) => runViewOf(run, kept[index], labels[index]));
  return { runs, document, version };
}

/** The targets, those that occur more than once numbered: consumers take runs of the same name for one. */
function labelsOf(targets: readonly string[]): string[] {
  const taken = new Set<string>();
  return targets.map((target) => {
    let label = target;
    for (let number = 2; taken.has(label); number += 1) label = `${target} (${number})`;
    taken.add(label);
    return label;
  });
}
