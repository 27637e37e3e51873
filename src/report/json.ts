import type { Decision } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';

/** The verdicts of one or more runs as JSON. Times and order follow the traffic, so that the same traffic gives the same text. */
export function jsonReport(results: readonly { result: RunResult; decision: Decision }[]): string {
  const runs = results.map(({ result: { context, verdict, requests, obstacle }, decision }) => ({
    target: context.target,
    ...decision,
    requests,
    ...(obstacle === undefined ? {} : { obstacle }),
    ...verdict,
  }));
  return `${JSON.stringify({ format: 'talkover-contract/verdict', version: 1, runs }, null, 2)}\n`;
}
