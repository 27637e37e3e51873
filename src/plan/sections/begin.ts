import type { Plan, PlannedRequest } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack } from '../input.ts';

/** Reads what updates of this webhook must not have touched, where nothing else will. */
export function* lastReads(input: PlanInput): Plan {
  for (const request of firstRequests(input)) {
    // Ours was read throughout; under another agent it is not to be found, so there is nothing to read.
    if (request.webhookId === input.fixtures.webhookId) continue;
    yield { ...request, purpose: request.purpose.replace('first request', 'last request') };
  }
}

/** The first request to each webhook that a run can reach, which also shows its state. */
export function firstRequests(input: PlanInput): PlannedRequest[] {
  const { siblingWebhookId, otherAgentId, otherAgentWebhookId } = input.fixtures;
  const requests = [readBack(input, 'first request: read the webhook')];
  if (siblingWebhookId !== undefined) {
    requests.push(
      ask(input, 'first request: read the sibling', {}, { webhookId: siblingWebhookId }),
    );
  }
  if (otherAgentId !== undefined) {
    const ids = {
      agentId: otherAgentId,
      ...(otherAgentWebhookId === undefined ? {} : { webhookId: otherAgentWebhookId }),
    };
    requests.push(ask(input, 'first request: a webhook under the other agent', {}, ids));
  }
  return requests;
}
