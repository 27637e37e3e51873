import type { Need } from '../../generated/catalogue.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Fixtures } from '../../src/exchange/fixtures.ts';
import type { Plan, PlannedRequest } from '../../src/exchange/planned.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import { plans } from '../../src/plan/plans.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { context, ids } from '../judge/world.ts';

/** What a plan is made for where nothing else is said. */
export const input: PlanInput = {
  fixtures: { agentId: ids.agent, webhookId: ids.webhook },
  offers: context.offers,
  wrongTokens: ['cut', 'extended'],
};
/** Everything that a plan asks for, pauses in milliseconds. */
export function follow(
  plan: Plan,
  answer: (request: PlannedRequest) => Exchange[] = () => [],
): (PlannedRequest | number)[] {
  const asked: (PlannedRequest | number)[] = [];
  let step = plan.next();
  while (!step.done) {
    const { value } = step;
    const requests = 'pause' in value ? [] : 'purpose' in value ? [value] : value;
    asked.push(...('pause' in value ? [value.pause] : requests));
    step = plan.next(requests.flatMap(answer));
  }
  return asked;
}

/** The requests among what a plan asks for. */
export function requestsOf(asked: readonly (PlannedRequest | number)[]): PlannedRequest[] {
  return asked.filter((each) => typeof each !== 'number');
}

/** The whole default plan for a target that offers so much, each request left without an answer. */
export function defaultPlanFor(
  offers: readonly Need[],
  fixtures: Partial<Fixtures> = {},
): PlannedRequest[] {
  const made = { ...input, offers, fixtures: { ...input.fixtures, ...fixtures } };
  return requestsOf(follow(plans.default(made, createShadow())));
}
