import type { Plan, PlannedRequest } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable, writableElsewhere } from '../input.ts';
import { sameEnds, unlike } from '../near-ids.ts';
import type { Shadow } from '../shadow.ts';
import { allInvalid } from './tokens.ts';

/**
 * Agents and webhooks that do not exist, or not together; each request would change the webhook it reaches. In groups,
 * so that a right request follows each.
 */
export function wrongIds(input: PlanInput, shadow: Shadow): [agents: Plan, webhooks: Plan] {
  return [agents(input, shadow), webhooks(input, shadow)];
}

function change(
  input: PlanInput,
  shadow: Shadow,
  purpose: string,
  ids: Partial<PlannedRequest>,
): PlannedRequest {
  return ask(input, purpose, shadow.differ(writable(input)), ids);
}

function* agents(input: PlanInput, shadow: Shadow): Plan {
  const { agentId, webhookId, otherAgentId, foreignAgentId } = input.fixtures;
  yield ask(
    input,
    'an unknown webhook of an unknown agent, and a body that breaks limits',
    allInvalid(input),
    { agentId: unlike(agentId), webhookId: unlike(webhookId) },
  );
  yield change(input, shadow, 'an agent id that is no UUID and no UTF-8', {
    agentId: 'not-a-uuid%FF',
  });
  if (otherAgentId !== undefined)
    yield change(input, shadow, 'our webhook under another agent', { agentId: otherAgentId });
  if (foreignAgentId !== undefined)
    yield change(input, shadow, 'our webhook under an agent of another environment', {
      agentId: foreignAgentId,
    });
  yield change(input, shadow, 'an unknown agent that begins and ends like ours', {
    agentId: sameEnds(agentId),
  });
}

function* webhooks(input: PlanInput, shadow: Shadow): Plan {
  const { webhookId, otherAgentWebhookId } = input.fixtures;
  // Decoded, it holds what databases refuse and some languages take for the end of a text.
  yield change(input, shadow, 'a webhook id that is no UUID and ends with NUL', {
    webhookId: `${webhookId}\u0000`,
  });
  if (otherAgentWebhookId !== undefined)
    yield ask(input, 'a webhook of another agent under ours', shadow.differ(writableElsewhere()), {
      webhookId: otherAgentWebhookId,
    });
  yield change(input, shadow, 'an unknown webhook that begins and ends like ours', {
    webhookId: sameEnds(webhookId),
  });
}
