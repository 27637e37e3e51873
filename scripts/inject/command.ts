import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  /** The exit code, or the signal that ended it; and what it printed. */
  readonly done: Promise<{ end: string; output: string }>;
}

/**
 * Starts the built command, with no variables but those given.
 *
 * @param shell a line for `sh` that ends by running `"$@"`
 */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  shell?: string,
): Running {
  const command = [process.execPath, CLI, ...args];
  const [file = '', ...rest] =
    shell === undefined ? command : ['sh', '-c', shell, 'sh', ...command];
  const child = spawn(file, rest, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<string>((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? String(code)));
  });
  const done = Promise.all([ended, text(child.stdout), text(child.stderr)]).then(
    ([end, out, err]) => ({ end, output: out + err }),
  );
  return { child, done };
}
