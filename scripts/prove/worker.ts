import type { Task } from './trials.ts';
import { tryTask } from './trials.ts';

// Gets one task after another, so that the quick worker does more of them.
process.on('message', async (task: Task) => {
  process.send?.(await tryTask(task));
});
