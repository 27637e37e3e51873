import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './instrument.ts';
import type { Tried } from './try-mutant.ts';
import type { Report } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
/** A worker that says nothing for so long, in milliseconds, runs in circles. */
const SILENCE = 60_000;

/**
 * Tries mutants one after another in a process of their own, which is ended where a mutant runs in circles.
 *
 * @param next the next mutant, or nothing once all are done
 */
export async function tryInTurn(
  next: () => Mutant | undefined,
  onTried: (mutant: Mutant, tried: Tried, milliseconds: number) => void,
): Promise<void> {
  let worker: ChildProcess | undefined;
  for (let mutant = next(); mutant !== undefined; mutant = next()) {
    worker ??= await start();
    const begun = performance.now();
    const tried = await tryIn(worker, mutant);
    if (tried === undefined) {
      worker.kill('SIGKILL');
      worker = undefined;
    }
    onTried(mutant, tried ?? { status: 'Timeout' }, Math.round(performance.now() - begun));
  }
  worker?.disconnect();
}

async function start(): Promise<ChildProcess> {
  const worker = fork(WORKER, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('exit', (code) => reject(new Error(`A worker ended with ${code}.`)));
  });
  worker.removeAllListeners('exit');
  return worker;
}

/** What became of a mutant; nothing where the worker fell silent or ended. */
function tryIn(worker: ChildProcess, mutant: Mutant): Promise<Tried | undefined> {
  return new Promise((resolve) => {
    const end = (tried: Tried | undefined): void => {
      clearTimeout(timer);
      worker.removeAllListeners('message');
      worker.removeAllListeners('exit');
      resolve(tried);
    };
    const timer = setTimeout(() => end(undefined), SILENCE);
    worker.on('message', (report: Report) => {
      if (report === 'alive') timer.refresh();
      else end(report);
    });
    worker.on('exit', () => end(undefined));
    worker.send(mutant);
  });
}
