import { members } from '../../../generated/contract.ts';
import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/** Milliseconds beyond the clock's resolution that a pause lasts. */
const MARGIN = 250;

/** A change long after the ones before it, so that the time of the last update has to have moved. */
export function* changeLater(input: PlanInput, shadow: Shadow): Plan {
  const clock = members.find((member) => member.clock !== undefined)?.clock;
  if (clock === undefined) return;
  yield { pause: clock.resolution * 1000 + MARGIN };
  const settings = writable(input).filter(({ writeOnly }) => !writeOnly);
  shadow.see(
    yield ask(input, 'a change later on, to see its time', shadow.change(settings.slice(1))),
  );
}
