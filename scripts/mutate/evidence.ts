import type { Context } from '../../src/exchange/context.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createJudge } from '../../src/judge/judge.ts';
import { aboutFault, aboutTwin, aboutVariant } from '../prove/complaints.ts';
import { figuresOf } from '../prove/figures.ts';
import type { Attempt, Task, TaskResult } from '../prove/trials.ts';
import { allTasks, tryTask } from '../prove/trials.ts';
import { trialOf, tryServer } from '../prove/try-server.ts';

// What the proof knows of the mutated code. This file is part of the bundle, so that it uses that code.

/** The traffic of one server, as the plan without mutants made it. */
export interface Recording {
  readonly task: Task;
  readonly context: Context;
  readonly exchanges: readonly Exchange[];
  readonly requests: number;
}

export { allTasks };

/** Runs the default plan against a server of the proof and keeps what was said. */
export async function record(task: Task): Promise<Recording> {
  const exchanges: Exchange[] = [];
  const contexts: Context[] = [];
  let sent = 0;
  const attempt: Attempt = async (make) => {
    const trial = await tryServer(make, {
      onContext: (context) => contexts.push(context),
      onExchange: (exchange) => exchanges.push(exchange),
    });
    sent = trial.requests;
    return trial;
  };
  await tryTask(task, attempt);
  const [context] = contexts;
  if (context === undefined) throw new Error('A run tells its context.');
  return { task, context, exchanges, requests: sent };
}

/** Judges recorded traffic anew. Returns what `prove` would complain about. */
export async function judgeAgain({
  task,
  context,
  exchanges,
  requests,
}: Recording): Promise<string[]> {
  const judge = createJudge(context);
  for (const exchange of exchanges) judge.step(exchange);
  const trial = trialOf(judge.finish(), requests);
  return complaintsOn(await tryTask(task, () => Promise.resolve(trial)));
}

/** Runs the plan anew. Returns what `prove` would complain about. */
export async function playAgain(task: Task): Promise<string[]> {
  return complaintsOn(await tryTask(task));
}

function complaintsOn(each: TaskResult): string[] {
  if (each.kind === 'fault') return aboutFault(each.result);
  if (each.kind === 'variant') return aboutVariant(each.result);
  return aboutTwin(each.result, figuresOf({ twin: each.result, faults: [], variants: [] }));
}
