import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { plainEnvironment } from './program.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  /** What it had written by the time it was ready. */
  readonly text: string;
  /** Processor seconds that it has taken so far; not a number where the system does not tell. */
  readonly cpuSeconds: () => number;
  readonly stop: () => void;
}

/**
 * Starts a server under plain Node and waits until it has said what tells that it is ready.
 *
 * @throws Error if it ends before
 */
export function startServer(args: readonly string[], ready: RegExp): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${text}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (!ready.test(text)) return;
      resolve({ text, cpuSeconds: () => cpuSecondsOf(child.pid), stop: () => child.kill() });
    });
  });
}

const TICKS_A_SECOND = 100;

/** What Linux counts for a process, in user and in system mode. */
function cpuSecondsOf(pid = 0): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return Number.NaN;
  }
}
