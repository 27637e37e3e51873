import type { Plan } from '../../exchange/planned.ts';
import { coveringRows } from '../covering.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/**
 * Updates that carry every setting in every company of two others, present or absent, each to a new
 * value. What an update leaves out shows what the one before it stored.
 */
export function* coveringUpdates(input: PlanInput, shadow: Shadow, most?: number): Plan {
  const settings = writable(input);
  for (const row of coveringRows(settings.length, most)) {
    const chosen = row.flatMap((index) => settings.slice(index, index + 1));
    const names = chosen.map(({ name }) => name).join(', ');
    const purpose = chosen.length === 0 ? 'an empty update' : `update ${names}, leave the others`;
    const update = shadow.change(chosen);
    shadow.see(yield ask(input, purpose, update));
    if (chosen.length === settings.length)
      shadow.see(yield ask(input, 'send the same update again', update));
  }
}

/** Updates of one setting at a time, and a read after each. */
export function* singleUpdates(input: PlanInput, shadow: Shadow): Plan {
  for (const setting of writable(input)) {
    shadow.see(yield ask(input, `update ${setting.name} alone`, shadow.change([setting])));
  }
  yield readBack(input);
}
