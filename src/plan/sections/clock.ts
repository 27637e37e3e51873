import { members } from '../../../generated/contract.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Json } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';
import { stateOf } from '../shadow.ts';

/** Milliseconds beyond the clock's resolution that a pause lasts. */
const MARGIN = 250;

/** Two changes far enough apart to show that the time of the last update moves, unless it was seen to move. */
export function* changesApart(input: PlanInput, shadow: Shadow): Plan {
  const member = members.find(({ clock }) => clock !== undefined);
  const settings = writable(input).filter(({ writeOnly }) => !writeOnly);
  if (member?.clock === undefined) return;
  const change = (): ReturnType<typeof ask> =>
    ask(input, 'a change, to see its time', shadow.change(settings.slice(0, 1)));
  const first = yield change();
  shadow.see(first);
  const second = yield change();
  shadow.see(second);
  if (timeIn(first, member.name) !== timeIn(second, member.name)) return;
  yield { pause: member.clock.resolution * 1000 + MARGIN };
  shadow.see(yield change());
}

function timeIn([exchange]: readonly Exchange[], name: string): Json | undefined {
  return exchange === undefined ? undefined : stateOf(exchange)?.[name];
}
