import type { Plan } from '../exchange/planned.ts';
import { goodValues } from './good-values.ts';
import type { PlanInput } from './input.ts';
import { ask, offers, readBack, writable } from './input.ts';
import { createQueue } from './queue.ts';
import { updatesAtOnce } from './sections/in-flight.ts';
import type { Probes } from './sections/limits.ts';
import {
  createProbes,
  everyKeyword,
  firstOfEach,
  limits,
  limitsOneByOne,
} from './sections/limits.ts';
import { wrongIds } from './sections/look-ups.ts';
import { oddBodies } from './sections/odd-bodies.ts';
import { openValues } from './sections/open-values.ts';
import { wrongTokens } from './sections/tokens.ts';
import type { Between } from './sections/updates.ts';
import { coveringUpdates, remainingValues } from './sections/updates.ts';
import type { Shadow } from './shadow.ts';

/** Every rule in at most so many requests as `mostRequests` says. The first requests to each webhook were made before. */
export function* defaultPlan(input: PlanInput, shadow: Shadow): Plan {
  if (!offers(input, 'state')) {
    yield* statelessPlan(input, shadow);
    return;
  }
  const probes = createProbes(input);
  const { between, rest } = betweenUpdates(input, shadow, probes);
  yield* coveringUpdates(input, shadow, between, rest());
  yield* updatesAtOnce(input, shadow);
  shadow.see(yield readBack(input, 'read back what updates at once left'));
  yield* remainingValues(input, shadow);
  // Ahead of what only observes, so that the budget reaches for it.
  const blames = offers(input, 'blame');
  const unnamed = probes.unnamed.splice(0);
  yield* limitsOneByOne(input, blames ? firstOfEach(unnamed) : everyKeyword(input));
  yield* openValues(input, shadow, probes);
  if (blames) yield* limitsOneByOne(input, firstOfEach(probes.unnamed));
}

/**
 * What is refused, between two updates of which the second leaves nearly all out: a right request follows each kind of
 * refusal at once, and shows what it left.
 */
function betweenUpdates(
  input: PlanInput,
  shadow: Shadow,
  probes: Probes,
): { readonly between: Between; readonly rest: () => Plan } {
  const bad = createQueue(limits(input, shadow, probes));
  // Of one kind between two updates: so it is known whose fault it is that something was stored.
  const [missingToken, wrongToken] = wrongTokens(input, shadow);
  const [agents, webhooks] = offers(input, 'lookup') ? wrongIds(input, shadow) : [];
  const [unread, unheardOf] = oddBodies(input, shadow, probes);
  // What reveals most comes first.
  const refused = [
    bad.take(SOME),
    agents,
    bad.take(SOME),
    missingToken,
    wrongToken,
    webhooks,
    bad.rest(),
    unread,
  ].filter((plan) => plan !== undefined);
  return {
    *between() {
      const plan = refused.shift();
      if (plan !== undefined) yield* plan;
    },
    *rest() {
      for (const plan of refused) yield* plan;
      // Some of these are taken, and change what updates left.
      yield* unheardOf;
    },
  };
}

/** Requests that break limits between two updates. */
const SOME = 3;

/** What a target without memory can be held to: what it says of one request at a time. */
function* statelessPlan(input: PlanInput, shadow: Shadow): Plan {
  for (const setting of writable(input)) {
    const values = goodValues(setting, input.host);
    for (const value of values.slice(0, setting.enum?.length ?? 2))
      yield ask(input, `a good ${setting.name}`, { [setting.name]: value });
  }
  yield* limitsOneByOne(input, everyKeyword(input));
  for (const plan of [
    ...wrongTokens(input, shadow),
    ...oddBodies(input, shadow, createProbes(input)),
  ])
    yield* plan;
}
