import type { AgentRole, Context, KnownWebhook } from '../exchange/context.ts';
import type { Target } from './target.ts';
import { offersOf } from './target.ts';

/** What the judge is told of a run against a target. */
export function contextOf(target: Target): Context {
  const { fixtures } = target;
  const agents: Record<string, AgentRole> = { [fixtures.agentId]: 'known' };
  const webhooks: Record<string, KnownWebhook> = {
    [fixtures.webhookId]: { agentId: fixtures.agentId, role: 'main' },
  };
  if (fixtures.siblingWebhookId !== undefined) {
    webhooks[fixtures.siblingWebhookId] = { agentId: fixtures.agentId, role: 'sibling' };
  }
  if (fixtures.otherAgentId !== undefined) {
    agents[fixtures.otherAgentId] = 'known';
    if (fixtures.otherAgentWebhookId !== undefined) {
      webhooks[fixtures.otherAgentWebhookId] = { agentId: fixtures.otherAgentId, role: 'other' };
    }
  }
  if (fixtures.foreignAgentId !== undefined) agents[fixtures.foreignAgentId] = 'foreign';
  return {
    format: 'talkover-contract/context',
    version: 1,
    target: target.name,
    agents,
    webhooks,
    closed: true,
    offers: offersOf(target),
  };
}
