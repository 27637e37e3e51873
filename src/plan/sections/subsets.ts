import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/** Every set of settings, none and all of them included, each read back by itself. */
export function* everySubset(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  for (let row = 0; row < 2 ** settings.length; row += 1) {
    const chosen = settings.filter((_, index) => row & (1 << index));
    const names = chosen.map(({ name }) => name).join(', ');
    shadow.see(yield ask(input, `one of all subsets: ${names || 'none'}`, shadow.change(chosen)));
    shadow.see(yield readBack(input));
  }
}

/** Every entry that a list may hold, as its only one. */
export function* everyEntry(input: PlanInput, shadow: Shadow): Plan {
  for (const { name, items } of writable(input))
    for (const entry of items?.enum ?? [])
      shadow.see(yield ask(input, `${name} with the only entry ${entry}`, { [name]: [entry] }));
}

/** Every setting alone, late enough after the last change for the time of the update to be another one. */
export function* everyTime(input: PlanInput, shadow: Shadow): Plan {
  for (const setting of writable(input)) {
    yield { pause: shadow.untilTimeMoves() };
    const purpose = `update ${setting.name} alone, after a pause`;
    shadow.see(yield ask(input, purpose, shadow.change([setting])));
  }
}
