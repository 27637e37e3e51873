import type { Pair } from './pairs/draw.ts';
import { tryPair } from './pairs/try-pair.ts';
import type { Task } from './trials.ts';
import { tryTask } from './trials.ts';

// Gets one task after another, so that the quick worker does more of them.
process.on('message', async (task: Task | Pair) => {
  process.send?.(await (task.kind === 'pair' ? tryPair(task) : tryTask(task)));
});
