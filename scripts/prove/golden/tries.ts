import { prismTarget } from '../../../src/target/prism.ts';
import { run } from '../../../src/verify/run.ts';
import type { Build } from '../../../tests/prove/server.ts';
import { combined, server } from '../../../tests/prove/server.ts';
import { drawPairs, faultAt, type Pair } from '../pairs/draw.ts';
import type { Task, TaskResult } from '../trials.ts';
import { allTasks, tryTask } from '../trials.ts';
import { runServer, trialOfRun } from '../try-server.ts';
import type { Lines } from './recorder.ts';
import { createRecorder } from './recorder.ts';

/** A run of which nothing but its golden lines is wanted. */
export type GoldenTask =
  | { readonly kind: 'golden'; readonly run: 'twin/quick' | 'twin/exhaustive' | 'prism' }
  | { readonly kind: 'golden'; readonly run: 'pair'; readonly pair: Pair };

/** What came of one run: its name, its golden lines and, where it is one of the proof's, what the proof wants of it. */
export interface Tried {
  readonly name: string;
  readonly lines: Lines;
  readonly result?: TaskResult;
}

/** Servers with two faults. Others than the proof draws where it is asked for pairs would do as well. */
const PAIRS = 180;
const SEED = 20_250_905;

/** Every run of which golden lines are kept. */
export function goldenTasks(): (Task | GoldenTask)[] {
  return [
    // The longest one first, so that it does not end alone.
    { kind: 'golden', run: 'twin/exhaustive' },
    ...allTasks(),
    { kind: 'golden', run: 'twin/quick' },
    { kind: 'golden', run: 'prism' },
    ...drawPairs(PAIRS, SEED).map((pair): GoldenTask => ({ kind: 'golden', run: 'pair', pair })),
  ];
}

/** Runs one and notes its lines. */
export async function tryGolden(task: Task | GoldenTask): Promise<Tried> {
  if (task.kind === 'golden') return await onlyLines(task);
  const recorder = createRecorder();
  let lines: Lines = [];
  const result = await tryTask(task, async (make) => {
    const result = await runServer(make, recorder);
    lines = recorder.lines(result);
    return trialOfRun(result);
  });
  return { name: nameOf(result), lines, result };
}

function nameOf({ kind, result }: TaskResult): string {
  return kind === 'twin' ? 'twin/default' : `${kind}/${result.id}`;
}

async function onlyLines(task: GoldenTask): Promise<Tried> {
  switch (task.run) {
    case 'prism':
      return await tryPrism();
    case 'pair': {
      const [one, other] = task.pair.faults.map(faultAt);
      if (one === undefined || other === undefined) throw new Error('A pair has two faults.');
      return await noted(`pair/${one.id}+${other.id}`, combined(one.make, other.make), 'default');
    }
    default:
      return await noted(task.run, server(), task.run === 'twin/quick' ? 'quick' : 'exhaustive');
  }
}

async function noted(
  name: string,
  make: Build,
  plan: 'quick' | 'default' | 'exhaustive',
): Promise<Tried> {
  const recorder = createRecorder();
  const { onExchange } = recorder;
  return { name, lines: recorder.lines(await runServer(make, { plan, onExchange })) };
}

async function tryPrism(): Promise<Tried> {
  const recorder = createRecorder();
  const target = await prismTarget();
  try {
    const result = await run(target, { onExchange: recorder.onExchange });
    return { name: 'prism', lines: recorder.lines(result) };
  } finally {
    await target.close();
  }
}
