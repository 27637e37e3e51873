import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

/** The built command: `npm test` builds it ahead of the tests. */
export const CLI =
  process.env.TALKOVER_CLI ?? fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Variables by name. */
export type Variables = Readonly<Record<string, string>>;

/** How a command is called. */
export interface Surroundings {
  readonly env?: Variables;
  readonly cwd?: string;
}

/** What came of a call. */
export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly done: Promise<Outcome>;
  /** Waits until the output holds a text that matches. */
  readonly says: (what: RegExp) => Promise<RegExpExecArray>;
}

/**
 * Starts the command with no variables but those given. It is ended with the test.
 *
 * @param shell a line for `sh` that ends by running `"$@"`
 */
export function start(
  args: readonly string[],
  surroundings: Surroundings = {},
  shell?: string,
): Running {
  const running = launch(args, surroundings, shell);
  onTestFinished(() => {
    running.child.kill('SIGKILL');
  });
  return running;
}

function launch(
  args: readonly string[],
  { env = {}, cwd = tmpdir() }: Surroundings = {},
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
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const done = new Promise<Outcome>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  const says = (what: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = what.exec(out);
        if (match !== null) resolve(match);
      };
      child.stdout.on('data', look);
      look();
      done.then(() => reject(new Error(`It ended without saying ${what}: ${out}${err}`)), reject);
    });
  return { child, done, says };
}

/** Runs the command to its end. Nothing that it prints may hold a stack trace, a token or a secret. */
export async function call(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const outcome = await launch(args, surroundings).done;
  expectClean(outcome, surroundings.env);
  return outcome;
}

/** Fails where an output shows where in the code something happened, or a secret variable. */
export function expectClean({ out, err }: Outcome, env: Variables = {}): void {
  const text = `${out}\n${err}`;
  expect(text).not.toMatch(/^\s+at .+:\d+:\d+|node:internal|\bUnhandled|^Node\.js v/m);
  for (const name of ['TALKOVER_TOKEN', 'TALKOVER_WEBHOOK_SECRET']) {
    if (env[name]) expect(text.includes(env[name]), `${name} is shown`).toBe(false);
  }
}

/** Fails unless a call ended with a code and said one line, which matches, and nothing else. */
export function expectLine({ code, out, err }: Outcome, expected: number, line: RegExp): void {
  expect({ code, out, err }).toEqual({ code: expected, out: '', err: expect.stringMatching(line) });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toMatch(/^talkover-contract: /);
}

/** Takes what is done when a test has ended. Tests that run side by side have each its own. */
export type OnEnd = (done: () => Promise<void> | void) => void;

/** A folder that is gone after the test. */
export async function folder(onEnd: OnEnd = onTestFinished): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talkover-contract-'));
  onEnd(() => rm(path, { recursive: true, force: true }));
  return path;
}
