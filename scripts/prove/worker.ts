import type { EconomyTask } from '../economy/try-without.ts';
import { tryWithout } from '../economy/try-without.ts';
import type { Pair } from './pairs/draw.ts';
import { tryPair } from './pairs/try-pair.ts';
import type { Task } from './trials.ts';
import { tryTask } from './trials.ts';

// Gets one task after another, so that the quick worker does more of them.
process.on('message', async (task: Task | Pair | EconomyTask) => {
  process.send?.(await resultOf(task));
});

function resultOf(task: Task | Pair | EconomyTask): Promise<object> {
  if (task.kind === 'economy') return tryWithout(task);
  return task.kind === 'pair' ? tryPair(task) : tryTask(task);
}
