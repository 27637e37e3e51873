import type { Need } from '../../generated/catalogue.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Fixtures } from '../../src/exchange/fixtures.ts';
import type { Plan, PlannedRequest, Step } from '../../src/exchange/planned.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import { plans } from '../../src/plan/plans.ts';
import type { Probes } from '../../src/plan/sections/limits.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { context, ids } from '../judge/world.ts';

/** What a plan is made for where nothing else is said. */
export const input: PlanInput = {
  fixtures: { agentId: ids.agent, webhookId: ids.webhook },
  offers: context.offers,
  wrongTokens: ['cut', 'cut in front', 'extended'],
};

/** The same, with every webhook that there can be. */
export const everywhere: PlanInput = {
  ...input,
  fixtures: {
    agentId: ids.agent,
    webhookId: ids.webhook,
    siblingWebhookId: ids.sibling,
    otherAgentId: ids.otherAgent,
    otherAgentWebhookId: ids.otherWebhook,
    foreignAgentId: ids.foreignAgent,
  },
};

/** Bad values of which none is left. */
export function noProbes(): Probes {
  return { next: () => [], left: () => 0, unnamed: [] };
}

/** The same for a target that offers less. */
export function without(made: PlanInput, ...needs: readonly Need[]): PlanInput {
  return { ...made, offers: made.offers.filter((need) => !needs.includes(need)) };
}

/** What a plan asks for, step by step; what is in one step is sent at once. */
export function stepsOf(
  plan: Plan,
  answer: (request: PlannedRequest) => readonly Exchange[] = () => [],
): Step[] {
  const steps: Step[] = [];
  let step = plan.next();
  while (!step.done) {
    steps.push(step.value);
    step = plan.next(requestsIn(step.value).flatMap(answer));
  }
  return steps;
}

/** Everything that a plan asks for, pauses in milliseconds. */
export function follow(
  plan: Plan,
  answer: (request: PlannedRequest) => readonly Exchange[] = () => [],
): (PlannedRequest | number)[] {
  return stepsOf(plan, answer).flatMap((step): readonly (PlannedRequest | number)[] =>
    'pause' in step ? [step.pause] : requestsIn(step),
  );
}

/** The requests that are sent in one step. */
export function requestsIn(step: Step): readonly PlannedRequest[] {
  if ('pause' in step) return [];
  return 'purpose' in step ? [step] : step;
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
