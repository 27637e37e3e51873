import type { Plan } from '../exchange/planned.ts';
import { goodValues } from './good-values.ts';
import type { PlanInput } from './input.ts';
import { ask, offers, writable } from './input.ts';
import { updatesInFlight } from './sections/in-flight.ts';
import {
  createProbes,
  everyKeyword,
  everyLimit,
  firstOfEach,
  groupsOfLimits,
  limitsAmongOthers,
  limitsOneByOne,
} from './sections/limits.ts';
import { wrongIds } from './sections/look-ups.ts';
import { oddBodies } from './sections/odd-bodies.ts';
import { openValues } from './sections/open-values.ts';
import { wrongTokens } from './sections/tokens.ts';
import { coveringUpdates } from './sections/updates.ts';
import type { Shadow } from './shadow.ts';

/** Every rule in at most a hundred requests. The first requests to each webhook were made before. */
export function* defaultPlan(input: PlanInput, shadow: Shadow): Plan {
  if (!offers(input, 'state')) {
    yield* statelessPlan(input, shadow);
    return;
  }
  const probes = createProbes(input);
  const blames = offers(input, 'blame');
  // One group meets a webhook that is off, the others one that is on.
  yield* coveringUpdates(input, shadow, blames ? everyLimit(input, probes) : undefined);
  if (blames) yield* groupsOfLimits(input, probes);
  yield* limitsAmongOthers(input, shadow, probes);
  // Ahead of what only observes, so that the budget reaches for it.
  yield* limitsOneByOne(input, blames ? firstOfEach(probes.unnamed) : everyKeyword(input));
  yield* wrongTokens(input, shadow);
  if (offers(input, 'lookup')) yield* wrongIds(input, shadow);
  yield* oddBodies(input, shadow);
  yield* updatesInFlight(input, shadow);
  yield* openValues(input, shadow);
}

/** What a target without memory can be held to: what it says of one request at a time. */
function* statelessPlan(input: PlanInput, shadow: Shadow): Plan {
  for (const setting of writable(input)) {
    for (const value of goodValues(setting, input.host).slice(0, 2))
      yield ask(input, `a good ${setting.name}`, { [setting.name]: value });
  }
  yield* limitsOneByOne(input, everyKeyword(input));
  yield* wrongTokens(input, shadow);
  yield* oddBodies(input, shadow);
}
