import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import type { Variables } from '../cli/command.ts';
import type { Contexts } from './expressions.ts';
import { interpolate } from './expressions.ts';

/** The root of the project, which is also the action's. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A step of a composite action. */
interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly shell?: string;
  readonly env?: Variables;
  readonly run?: string;
}

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** The action, as its file says. */
export const manifest: Manifest = parse(await readFile(join(ROOT, 'action.yml'), 'utf8'));

/** What came of an action or a step. */
export interface Ran {
  readonly code: number;
  /** Standard output and error, as a log holds them. */
  readonly log: string;
  readonly outputs: Variables;
}

/** Where something runs. */
export interface Place {
  readonly cwd: string;
  readonly env?: Variables;
}

/** A folder that is gone after the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talkover-contract-action-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/**
 * Runs the action as a runner does: inputs with their defaults, each `run` step in a bash of its own with
 * nothing but its variables, outputs out of a file, and no further step after one that failed.
 */
export async function runAction(inputs: Variables, place: Place): Promise<Ran> {
  const unknown = Object.keys(inputs).find((name) => !Object.hasOwn(manifest.inputs, name));
  if (unknown !== undefined) throw new Error(`The action has no input ${unknown}.`);
  const defaults = Object.entries(manifest.inputs).map(([name, input]) => [
    name,
    input.default ?? '',
  ]);
  const given = { ...Object.fromEntries(defaults), ...inputs };
  const steps: Record<string, { outputs: Variables }> = {};
  let log = '';
  let code = 0;
  for (const step of manifest.runs.steps) {
    if (code !== 0) break;
    const ran = await runStep(step, { inputs: given, steps }, place);
    log += ran.log;
    code = ran.code;
    if (step.id !== undefined) steps[step.id] = { outputs: ran.outputs };
  }
  const outputs = Object.entries(manifest.outputs).map(([name, { value }]) => [
    name,
    interpolate(value, { steps }),
  ]);
  return { code, log, outputs: Object.fromEntries(outputs) };
}

/** Runs one step. */
export async function runStep(
  { run = '', env = {} }: Step,
  contexts: Contexts,
  place: Place,
): Promise<Ran> {
  const temporary = await folder();
  const script = join(temporary, 'script.sh');
  const output = join(temporary, 'output');
  const summary = join(temporary, 'summary.md');
  await writeFile(script, interpolate(run, contexts));
  await writeFile(output, '');
  await writeFile(summary, '');
  const own = Object.entries(env).map(([name, value]) => [name, interpolate(value, contexts)]);
  const { code, log } = await bash(script, place.cwd, {
    PATH: process.env.PATH ?? '',
    HOME: temporary,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: ROOT,
    GITHUB_WORKSPACE: place.cwd,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: temporary,
    ...place.env,
    ...Object.fromEntries(own),
  });
  return { code, log, outputs: outputsIn(await readFile(output, 'utf8')) };
}

/** GitHub's own call of `shell: bash`. */
function bash(script: string, cwd: string, env: Variables): Promise<{ code: number; log: string }> {
  return new Promise((resolve, reject) => {
    const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', script];
    const child = spawn('bash', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        log += text;
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, log }));
  });
}

function outputsIn(text: string): Variables {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  );
}
