import type { Context } from '../exchange/context.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { Decision } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';

/** A run, or a recording, as it was judged and decided. */
export interface Judgement {
  readonly result: RunResult;
  readonly decision: Decision;
}

/** What machines read of one run or recording. */
export type RunVerdict = Decision &
  Verdict & {
    readonly target: Context['target'];
    /** Requests sent, repeats after a 429 left out. */
    readonly requests: number;
    readonly obstacle?: RunResult['obstacle'];
    readonly notes?: RunResult['notes'];
  };

/** The verdicts of one or more runs: what every report is made from. */
export interface VerdictDocument {
  readonly format: 'talkover-contract/verdict';
  readonly version: 1;
  readonly runs: readonly RunVerdict[];
}

/** Puts judgements into the document; the same traffic gives the same document. */
export function documentOf(judgements: readonly Judgement[]): VerdictDocument {
  const runs = judgements.map(({ result, decision }): RunVerdict => {
    const { context, verdict, requests, obstacle, notes } = result;
    const head = { target: context.target, ...decision, requests };
    return {
      ...head,
      ...(obstacle === undefined ? {} : { obstacle }),
      ...(notes === undefined ? {} : { notes }),
      ...verdict,
    };
  });
  return { format: 'talkover-contract/verdict', version: 1, runs };
}
