import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program to run under plain Node. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What one run of it came to. */
export interface Run {
  readonly seconds: number;
  readonly output: string;
}

/** What one run of it took of the machine. */
export interface Weight {
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const WEIGH = fileURLToPath(new URL('programs/weigh.cjs', import.meta.url));

/** The path of one of the programs beside this file. */
export function programFile(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url));
}

/** Runs a program to its end, from the call to the exit. */
export async function time(program: Program): Promise<Run> {
  const start = performance.now();
  const [output] = await run(program, program.args);
  return { seconds: (performance.now() - start) / 1000, output };
}

/** Runs a program with something loaded ahead of it that tells at the end what it took. */
export async function weigh(program: Program): Promise<Weight> {
  const [, told] = await run(program, ['--require', WEIGH, ...program.args]);
  return JSON.parse(told) as Weight;
}

/** The environment of a child: none of our settings, and none of those of whoever runs the bench. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TALKOVER_') && !name.startsWith('NODE_'),
  );
  return Object.fromEntries(kept);
}

function run({ name, env }: Program, args: readonly string[]): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', ''];
    for (const place of [0, 1, 2]) {
      child.stdio[place + 1]?.on('data', (chunk: Buffer) => {
        texts[place] += chunk.toString('utf8');
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const [output = '', errors = '', told = ''] = texts;
      if (code === 0) resolve([output, told]);
      else reject(new Error(`${name} ended with ${code}: ${errors || output}`));
    });
  });
}
