import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program to run under plain Node. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs; here by default. */
  readonly cwd?: string;
}

/** What one run of it came to. */
export interface Run {
  readonly seconds: number;
  /** The exit code; no run that is timed or weighed ends with another than 0. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** What one run of it took of the machine. */
export interface Weight {
  readonly seconds: number;
  readonly output: string;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const WEIGH = fileURLToPath(new URL('programs/weigh.cjs', import.meta.url));

/** The path of one of the programs beside this file. */
export function programFile(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url));
}

/**
 * Runs a program to its end, from the call to the exit.
 *
 * @throws Error if it ends with another exit code than 0
 */
export async function time(program: Program): Promise<Run> {
  return checked(program, await attempt(program));
}

/** Runs a program to its end, whatever its exit code. */
export async function attempt(program: Program): Promise<Run> {
  const start = performance.now();
  const { code, texts } = await run(program, program.args);
  const [output, errors] = texts;
  return { seconds: (performance.now() - start) / 1000, code, output, errors };
}

/** Runs a program with something loaded ahead of it that tells at the end what it took. */
export async function weigh(program: Program): Promise<Weight> {
  const start = performance.now();
  const { code, texts } = await run(program, ['--require', WEIGH, ...program.args]);
  const seconds = (performance.now() - start) / 1000;
  const [output, errors, told] = texts;
  checked(program, { seconds, code, output, errors });
  return { ...(JSON.parse(told) as Pick<Weight, 'cpuSeconds' | 'peakBytes'>), seconds, output };
}

/** The environment of a child: none of our settings, and none of those of whoever runs the bench. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TALKOVER_') && !name.startsWith('NODE_'),
  );
  return Object.fromEntries(kept);
}

function checked({ name }: Program, result: Run): Run {
  const { code, output, errors } = result;
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors || output}`);
  return result;
}

/** What it wrote: to the standard output, to the standard error, and to what weighs it. */
type Texts = [string, string, string];

function run(
  { env, cwd }: Program,
  args: readonly string[],
): Promise<{ code: number | null; texts: Texts }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...plainEnvironment(), ...env },
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts: Texts = ['', '', ''];
    for (const place of [0, 1, 2] as const) {
      child.stdio[place + 1]?.on('data', (chunk: Buffer) => {
        texts[place] += chunk.toString('utf8');
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, texts }));
  });
}
