import type { Plan, PlannedRequest } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack, writable, writableElsewhere } from '../input.ts';
import { sameEnds, unlike } from '../near-ids.ts';
import type { Shadow } from '../shadow.ts';
import { allInvalid } from './tokens.ts';

/** Agents and webhooks that do not exist, or not together; each request would change the webhook it reaches. */
export function* wrongIds(input: PlanInput, shadow: Shadow): Plan {
  const { fixtures } = input;
  const { agentId, webhookId, otherAgentId, otherAgentWebhookId, foreignAgentId } = fixtures;
  const settings = writable(input);
  const change = (purpose: string, ids: Partial<PlannedRequest>): PlannedRequest =>
    ask(input, purpose, shadow.change(settings), ids);
  yield change('an unknown agent that begins and ends like ours', { agentId: sameEnds(agentId) });
  yield change('an unknown webhook that begins and ends like ours', {
    webhookId: sameEnds(webhookId),
  });
  yield ask(
    input,
    'an unknown webhook of an unknown agent, and a body that breaks limits',
    allInvalid(input),
    { agentId: unlike(agentId), webhookId: unlike(webhookId) },
  );
  yield change('a webhook id that is no UUID', { webhookId: `${webhookId}0` });
  // Decoded, it holds what databases refuse and some languages take for the end of a text.
  yield change('an agent id that is no UUID and holds NUL', { agentId: 'not-a-uuid\u0000' });
  if (otherAgentId !== undefined)
    yield change('our webhook under another agent', { agentId: otherAgentId });
  if (otherAgentWebhookId !== undefined)
    yield ask(input, 'a webhook of another agent under ours', shadow.change(writableElsewhere()), {
      webhookId: otherAgentWebhookId,
    });
  if (foreignAgentId !== undefined) {
    yield change('our webhook under an agent of another environment', { agentId: foreignAgentId });
  }
  shadow.see(yield readBack(input, 'read back what requests for wrong ids left'));
  // Ahead of any update in flight, so that what differs was changed by an update of this webhook alone.
  const { siblingWebhookId } = fixtures;
  if (siblingWebhookId !== undefined) {
    yield ask(input, 'read the sibling', {}, { webhookId: siblingWebhookId });
  }
}
