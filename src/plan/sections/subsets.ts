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
