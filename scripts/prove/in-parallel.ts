import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Results } from './results.ts';
import type { TaskResult } from './trials.ts';
import { allTasks } from './trials.ts';

/** More processes than this load more code than they save time. */
const MOST = 4;
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Tries every server, in as many processes as there are cores. They inherit the loader of TypeScript. */
export async function tryAll(onResult: (done: number, all: number) => void): Promise<Results> {
  const tasks = allTasks();
  const results: TaskResult[] = new Array(tasks.length);
  let next = 0;
  let done = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = fork(WORKER, { serialization: 'advanced' });
      let current = -1;
      const assign = (): void => {
        current = next;
        next += 1;
        const task = tasks[current];
        if (task === undefined) worker.disconnect();
        else worker.send(task);
      };
      worker.on('message', (result: TaskResult) => {
        results[current] = result;
        done += 1;
        onResult(done, tasks.length);
        assign();
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`)),
      );
      assign();
    });
  await Promise.all(Array.from({ length: Math.min(MOST, availableParallelism()) }, work));
  return sorted(results);
}

function sorted(results: readonly TaskResult[]): Results {
  const twin = results.flatMap((each) => (each.kind === 'twin' ? [each.result] : []))[0];
  if (twin === undefined) throw new Error('The twin was not tried.');
  return {
    twin,
    faults: results.flatMap((each) => (each.kind === 'fault' ? [each.result] : [])),
    variants: results.flatMap((each) => (each.kind === 'variant' ? [each.result] : [])),
  };
}
