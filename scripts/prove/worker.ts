import type { EconomyTask } from '../economy/try-without.ts';
import { tryWithout } from '../economy/try-without.ts';
import type { GoldenTask } from './golden/tries.ts';
import { tryGolden } from './golden/tries.ts';
import type { Pair } from './pairs/draw.ts';
import { tryPair } from './pairs/try-pair.ts';
import type { Task } from './trials.ts';

type AnyTask = Task | GoldenTask | Pair | EconomyTask;

// Gets one task after another, so that the quick worker does more of them.
process.on('message', async (task: AnyTask) => {
  process.send?.(await resultOf(task));
});

function resultOf(task: AnyTask): Promise<object> {
  if (task.kind === 'economy') return tryWithout(task);
  return task.kind === 'pair' ? tryPair(task) : tryGolden(task);
}
