import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Variables } from '../cli/command.ts';
import type { Contexts } from './expressions.ts';
import { interpolate } from './expressions.ts';
import type { Ran } from './runner.ts';
import { folder, ROOT, runAction, runStep } from './runner.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Variables;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly Step[];
}

/** What a workflow finds where it runs. */
export interface Repository {
  readonly secrets?: Variables;
  readonly vars?: Variables;
  /** Files of the repository by path. */
  readonly files?: Variables;
  readonly env?: Variables;
  /** Values of a matrix instead of those in the file. */
  readonly matrix?: Readonly<Record<string, readonly string[]>>;
}

/** A job as it ended, once for each value of its matrix. */
export interface Ended {
  readonly job: string;
  readonly code: number;
  readonly log: string;
}

/** What came of a workflow. */
export interface Outcome {
  readonly jobs: readonly Ended[];
  /** The files of the artifacts, as `artifact/path`. */
  readonly artifacts: readonly string[];
}

/**
 * Runs jobs of a workflow on this machine, one after the other. The project's own action is run; those of
 * GitHub that the project's files use are played.
 */
export async function runWorkflow(
  path: string,
  repository: Repository,
  only?: readonly string[],
): Promise<Outcome> {
  const { jobs }: { jobs: Record<string, Job> } = parse(await readFile(join(ROOT, path), 'utf8'));
  const store = await folder();
  const ended: Ended[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    if (only !== undefined && !only.includes(name)) continue;
    const failed = ended.some(({ job: other, code }) => other === job.needs && code !== 0);
    if (failed && job.if !== 'always()') continue;
    for (const matrix of combinations(job, repository)) {
      const { code, log } = await runJob(job, { ...repository, store }, matrix);
      ended.push({ job: name, code, log });
    }
  }
  const artifacts = await readdir(store, { recursive: true, withFileTypes: true });
  const files = artifacts.filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name).slice(store.length + 1));
  return { jobs: ended, artifacts: paths.toSorted() };
}

function combinations({ strategy }: Job, { matrix = {} }: Repository): Variables[] {
  const entries = Object.entries(strategy?.matrix ?? {}).map(
    ([key, values]) => [key, matrix[key] ?? values] as const,
  );
  return entries.reduce<Variables[]>(
    (all, [key, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}

async function runJob(
  job: Job,
  repository: Repository & { readonly store: string },
  matrix: Variables,
): Promise<Omit<Ended, 'job'>> {
  const { secrets = {}, vars = {}, files = {}, env = {} } = repository;
  const cwd = await folder();
  const steps: Record<string, { outputs: Variables }> = {};
  const contexts: Contexts = { secrets, vars, matrix, steps, inputs: {}, github: { token: 'gh' } };
  let code = 0;
  let log = '';
  for (const step of job.steps) {
    if (!isDue(step.if, code !== 0)) continue;
    const given = Object.fromEntries(
      Object.entries(step.with ?? {}).map(([name, value]) => [
        name,
        interpolate(String(value), contexts),
      ]),
    );
    const ran = await play(step, given, contexts, { cwd, env, files, store: repository.store });
    log += ran.log;
    if (code === 0) code = ran.code;
    if (step.id !== undefined) steps[step.id] = { outputs: ran.outputs };
  }
  return { code, log };
}

function isDue(condition: string | undefined, failed: boolean): boolean {
  if (condition === undefined) return !failed;
  if (condition === 'always()') return true;
  if (condition === 'failure()') return failed;
  throw new Error(`Nobody taught us to decide ${condition}.`);
}

interface Stage {
  readonly cwd: string;
  readonly env: Variables;
  readonly files: Variables;
  readonly store: string;
}

const NOTHING: Ran = { code: 0, log: '', outputs: {} };

async function play(step: Step, given: Variables, contexts: Contexts, stage: Stage): Promise<Ran> {
  const { cwd, env, files, store } = stage;
  if (step.run !== undefined) return runStep(step, contexts, { cwd, env });
  const [name = ''] = (step.uses ?? '').split('@');
  if (name === './' || name === 'OWNER/talkover-contract') return runAction(given, { cwd, env });
  if (name === 'actions/setup-node') return NOTHING;
  if (name === 'actions/checkout') {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), text);
    }
    return NOTHING;
  }
  if (name === 'actions/upload-artifact') return upload(cwd, join(store, given.name ?? ''), given);
  if (name === 'actions/download-artifact') return download(store, cwd, given);
  throw new Error(`Nobody taught us to play ${step.uses}.`);
}

async function upload(cwd: string, to: string, { path = '' }: Variables): Promise<Ran> {
  for (const pattern of path.split('\n').filter((line) => line !== '')) {
    const all = await readdir(cwd);
    const wanted = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    for (const file of all.filter((each) => wanted.test(each)))
      await cp(join(cwd, file), join(to, file), { recursive: true });
  }
  return NOTHING;
}

async function download(store: string, cwd: string, given: Variables): Promise<Ran> {
  const { pattern = '', path = '' } = given;
  for (const artifact of await readdir(store))
    if (artifact.startsWith(pattern.replace('*', '')))
      await cp(join(store, artifact), join(cwd, path, artifact), { recursive: true });
  return NOTHING;
}
