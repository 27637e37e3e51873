import type { Plan } from '../exchange/planned.ts';
import { defaultPlan } from './default-plan.ts';
import type { PlanInput } from './input.ts';
import { offers } from './input.ts';
import { quickPlan } from './quick-plan.ts';
import { everyEntry, everySubset, everyTime } from './sections/subsets.ts';
import type { Shadow } from './shadow.ts';

export type PlanName = 'quick' | 'default' | 'exhaustive';

/** The plans by name. */
export const plans: Readonly<Record<PlanName, (input: PlanInput, shadow: Shadow) => Plan>> = {
  quick: quickPlan,
  default: defaultPlan,
  exhaustive: exhaustivePlan,
};

/** The default plan, and besides every subset, entry and time of a change; random sequences are searched, too. */
function* exhaustivePlan(input: PlanInput, shadow: Shadow): Plan {
  yield* defaultPlan(input, shadow);
  if (!offers(input, 'state')) return;
  yield* everySubset(input, shadow);
  yield* everyEntry(input, shadow);
  yield* everyTime(input, shadow);
}

/** Requests that a run may send, where nothing else is said; restoring is part of it. */
export const mostRequests: Readonly<Record<PlanName, number>> = {
  quick: 30,
  default: 96,
  exhaustive: Number.POSITIVE_INFINITY,
};
