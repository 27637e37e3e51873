import type { HeldVerdict } from '../config/held.ts';
import type { Context } from '../exchange/context.ts';
import type { Decision, HeldResult } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';
import type { KeptExchanges } from './keep.ts';

/** A run, or a recording, as it was judged and decided. */
export interface Judgement {
  readonly result: HeldResult;
  readonly decision: Decision;
  /** The exchanges, where a report shows them. */
  readonly kept?: KeptExchanges;
}

/** What machines read of one run or recording. */
export type RunVerdict = Decision &
  HeldVerdict & {
    readonly target: Context['target'];
    /** Requests sent, repeats after a 429 left out. */
    readonly requests: number;
    readonly obstacle?: RunResult['obstacle'];
    readonly sequence?: RunResult['sequence'];
    readonly notes?: RunResult['notes'];
    readonly warnings?: RunResult['warnings'];
  };

/** The verdicts of one or more runs: what every report is made from. */
export interface VerdictDocument {
  readonly format: 'talkover-contract/verdict';
  readonly version: 1;
  readonly runs: readonly RunVerdict[];
}

/** Puts a judgement into the document's form; the same traffic gives the same. */
export function runVerdictOf({ result, decision }: Judgement): RunVerdict {
  const { context, verdict, requests, obstacle, sequence, notes, warnings } = result;
  return {
    target: context.target,
    ...decision,
    requests,
    ...(obstacle === undefined ? {} : { obstacle }),
    ...(sequence === undefined ? {} : { sequence }),
    ...(notes === undefined ? {} : { notes }),
    ...(warnings === undefined ? {} : { warnings }),
    ...verdict,
  };
}

/** Puts judgements into the document; the same traffic gives the same document. */
export function documentOf(judgements: readonly Judgement[]): VerdictDocument {
  return { format: 'talkover-contract/verdict', version: 1, runs: judgements.map(runVerdictOf) };
}
