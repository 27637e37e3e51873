import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** More processes than this load more code than they save time. */
const MOST = 4;

/** Does tasks in as many processes as there are cores. They inherit the loader of TypeScript. */
export async function inParallel<Task extends object, Result>(
  tasks: readonly Task[],
  onResult?: (done: number, all: number) => void,
): Promise<Result[]> {
  const program = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const results: Result[] = new Array(tasks.length);
  let next = 0;
  let done = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = fork(program, { serialization: 'advanced' });
      let current = -1;
      const assign = (): void => {
        current = next;
        next += 1;
        const task = tasks[current];
        if (task === undefined) worker.disconnect();
        else worker.send(task);
      };
      worker.on('message', (result: Result) => {
        results[current] = result;
        done += 1;
        onResult?.(done, tasks.length);
        assign();
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`)),
      );
      assign();
    });
  await Promise.all(Array.from({ length: Math.min(MOST, availableParallelism()) }, work));
  return results;
}
