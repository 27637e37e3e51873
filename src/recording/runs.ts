import { operation } from '../../generated/contract.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Judge, JudgeOptions } from '../judge/judge.ts';
import { createJudge } from '../judge/judge.ts';
import type { RunEnding } from '../verify/recorded.ts';
import type { RunResult } from '../verify/run.ts';

/** How a recording is judged. */
export interface RecordingOptions extends JudgeOptions {
  /** Told of each run as it begins; what it returns is told of each exchange of it. */
  readonly onRun?: (context: Context) => ((exchange: Exchange) => void) | undefined;
}

/** The runs of a recording: those of ours, and one for each origin that traffic of others went to. */
export interface Runs {
  /** Begins a run; its exchanges follow. */
  readonly begin: (key: string, context: Context) => void;
  readonly has: (key: string) => boolean;
  /** Judges the next exchange of a run. */
  readonly step: (key: string, exchange: Exchange) => void;
  /** How a run of ours ended. */
  readonly end: (key: string, ending: RunEnding) => void;
  /** What came of each run, in the order of their beginning. */
  readonly results: () => RunResult[];
}

interface Run {
  readonly context: Context;
  readonly judge: Judge;
  readonly listener: ((exchange: Exchange) => void) | undefined;
  requests: number;
  ending?: RunEnding;
}

/** No runs yet. */
export function createRuns(options: RecordingOptions): Runs {
  const runs = new Map<string, Run>();
  return {
    begin: (key, context) => {
      if (runs.has(key)) return;
      const listener = options.onRun?.(context);
      runs.set(key, { context, judge: createJudge(context, options), listener, requests: 0 });
    },
    has: (key) => runs.has(key),
    step: (key, exchange) => {
      const run = runs.get(key);
      if (run === undefined) return;
      run.judge.step(exchange);
      run.listener?.(exchange);
      if (!exchange.repeated) run.requests += 1;
    },
    end: (key, ending) => {
      const run = runs.get(key);
      if (run !== undefined) run.ending = ending;
    },
    results: () => [...runs.values()].map(resultOf),
  };
}

/** A run of ours without an ending was cut short. Traffic of others ends where it ends. */
function resultOf({ context, judge, requests, ending }: Run): RunResult {
  const verdict = judge.finish();
  const cut = { requests, unrestored: [], interrupted: context.closed };
  return { context, verdict, ...(ending ?? cut) };
}

/** The result of a recording in which nothing bears on the operation. */
export function nothingFound(context: Context, ignored: number): RunResult {
  const verdict = createJudge(context).finish();
  return {
    context,
    verdict: { ...verdict, ignored },
    requests: 0,
    unrestored: [],
    interrupted: false,
    obstacle: {
      seen: `none of ${ignored} ${ignored === 1 ? 'entry' : 'entries'} is ${operation.method} ${operation.path}`,
      advice: 'Was the traffic of the right service recorded?',
    },
  };
}
