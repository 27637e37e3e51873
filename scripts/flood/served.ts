import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { start } from '../inject/command.ts';

/** A server of the built command, in a process of its own. */
export interface Served {
  /** What it had written by the time it was ready. */
  readonly text: string;
  /** Megabytes of memory that it takes now. */
  readonly memory: () => number;
  /** Ends it as Ctrl-C does. Returns its exit code, and what it printed. */
  readonly stop: () => Promise<{ end: string; output: string }>;
}

/**
 * Starts a server and waits until it has said what tells that it is ready.
 *
 * @throws Error if it ends before
 */
export async function serve(args: readonly string[], ready: RegExp): Promise<Served> {
  const { child, done } = start(args, {}, tmpdir());
  const text = await Promise.race([
    said(child, ready),
    done.then(({ output }) => {
      throw new Error(`${args.join(' ')} ended: ${output}`);
    }),
  ]);
  return {
    text,
    memory: () => memoryOf(child.pid),
    stop: () => {
      child.kill('SIGINT');
      return done;
    },
  };
}

function said(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (ready.test(text)) resolve(text);
      });
    }
  });
}

function memoryOf(pid = 0): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000;
}

/** Looks at the memory of a server while something happens. Returns what it came to, and the most that was seen in each half. */
export async function watched<T>(
  { memory }: Served,
  work: (progress: (share: number) => void) => Promise<T>,
): Promise<{ result: T; before: number; halves: [number, number] }> {
  const before = memory();
  const halves: [number, number] = [before, before];
  let share = 0;
  const look = (): void => {
    const half = share < 0.5 ? 0 : 1;
    halves[half] = Math.max(halves[half], memory());
  };
  const timer = setInterval(look, 50);
  try {
    const result = await work((now) => {
      share = now;
    });
    look();
    return { result, before, halves };
  } finally {
    clearInterval(timer);
  }
}
