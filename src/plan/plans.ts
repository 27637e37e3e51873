import type { Plan } from '../exchange/planned.ts';
import { defaultPlan } from './default-plan.ts';
import type { PlanInput } from './input.ts';
import { quickPlan } from './quick-plan.ts';
import type { Shadow } from './shadow.ts';

export type PlanName = 'quick' | 'default';

/** The plans by name. */
export const plans: Readonly<Record<PlanName, (input: PlanInput, shadow: Shadow) => Plan>> = {
  quick: quickPlan,
  default: defaultPlan,
};
