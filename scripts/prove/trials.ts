import type { RuleId } from '../../generated/catalogue.ts';
import { faultsByFile } from '../../tests/faults/all.ts';
import type { Build } from '../../tests/prove/server.ts';
import { server } from '../../tests/prove/server.ts';
import { variants } from '../../tests/variants/all.ts';
import type { FaultResult, Results, TwinResult, VariantResult } from './results.ts';
import type { Trial } from './try-server.ts';
import { tryServer } from './try-server.ts';

/** One server to try, as plain data that a worker can be sent. */
export type Task =
  | { readonly kind: 'twin' }
  | { readonly kind: 'fault'; readonly file: string; readonly place: number }
  | { readonly kind: 'variant'; readonly place: number };

export type TaskResult =
  | { readonly kind: 'twin'; readonly result: TwinResult }
  | { readonly kind: 'fault'; readonly result: FaultResult }
  | { readonly kind: 'variant'; readonly result: VariantResult };

/** What came of the servers, each in its place. */
export function sorted(results: readonly TaskResult[]): Results {
  const twin = results.flatMap((each) => (each.kind === 'twin' ? [each.result] : []))[0];
  if (twin === undefined) throw new Error('The twin was not tried.');
  return {
    twin,
    faults: results.flatMap((each) => (each.kind === 'fault' ? [each.result] : [])),
    variants: results.flatMap((each) => (each.kind === 'variant' ? [each.result] : [])),
  };
}

/** Every server that a proof tries. */
export function allTasks(): Task[] {
  return [
    { kind: 'twin' },
    ...Object.entries(faultsByFile).flatMap(([file, faults]) =>
      faults.map((_, place): Task => ({ kind: 'fault', file, place })),
    ),
    ...variants.map((_, place): Task => ({ kind: 'variant', place })),
  ];
}

/** How a server is tried. */
export type Attempt = (make: Build) => Promise<Trial>;

export async function tryTask(task: Task, attempt: Attempt = tryServer): Promise<TaskResult> {
  if (task.kind === 'fault')
    return { kind: 'fault', result: await tryFault(task.file, task.place, attempt) };
  if (task.kind === 'variant')
    return { kind: 'variant', result: await tryVariant(task.place, attempt) };
  const trial = await attempt(server());
  return {
    kind: 'twin',
    result: {
      ...asVariant({ id: 'twin', sentence: 'The twin as it is.' }, trial),
      coverage: trial.coverage,
      unexercised: trial.rules
        .filter(({ outcome }) => ['undecided', 'not-exercised', 'locked'].includes(outcome))
        .map(({ id }) => id),
    },
  };
}

async function tryFault(file: string, place: number, attempt: Attempt): Promise<FaultResult> {
  const fault = faultsByFile[file]?.[place];
  if (fault === undefined) throw new Error(`${file} has no fault number ${place}.`);
  const { id, sentence, breaks, make } = fault;
  const start = performance.now();
  const { caught, requests, obstacle } = await attempt(make);
  const milliseconds = Math.round(performance.now() - start);
  return { id, file, sentence, breaks, caught, requests, milliseconds, ...withObstacle(obstacle) };
}

async function tryVariant(place: number, attempt: Attempt): Promise<VariantResult> {
  const variant = variants[place];
  if (variant === undefined) throw new Error(`There is no variant number ${place}.`);
  return asVariant(variant, await attempt(variant.make));
}

function asVariant(
  { id, sentence, warns = [] }: { id: string; sentence: string; warns?: readonly RuleId[] },
  { rules, caught, requests, obstacle }: Trial,
): VariantResult {
  const observed = rules
    .filter(({ outcome }) => outcome === 'observed')
    .map(({ id: rule, observed: answers }) => [rule, Object.keys(answers).sort()]);
  return {
    id,
    sentence,
    warns,
    caught,
    observed: Object.fromEntries(observed),
    requests,
    ...withObstacle(obstacle),
  };
}

function withObstacle(obstacle: string | undefined): { obstacle?: string } {
  return obstacle === undefined ? {} : { obstacle };
}
