import type { AnswerName } from '../../../generated/contract.ts';
import type { How } from '../how.ts';
import { traffic } from '../traffic.ts';
import { ids } from '../world.ts';
import type { Witness, Witnesses } from './witness.ts';

const patch = { name: 'Astray' };

/** A rule about wrong ids: one of the documented answers comes, or an answer of another sort. */
function notFound(where: How, right: AnswerName, wrong: AnswerName | 'success'): Witness {
  return {
    keeps: () => traffic().turnAway(right, patch, where),
    breaks: () =>
      wrong === 'success'
        ? traffic().update(patch, where)
        : traffic().turnAway(wrong, patch, where),
  };
}

export const lookup = {
  'lookup/known-found': {
    keeps: () => traffic().read(),
    breaks: () => traffic().turnAway('unknown-webhook', {}),
  },
  'lookup/unknown-agent': notFound({ agentId: ids.noAgent }, 'unknown-agent', 'unknown-webhook'),
  'lookup/unknown-webhook': notFound(
    { webhookId: ids.noWebhook },
    'unknown-webhook',
    'unknown-agent',
  ),
  'lookup/unknown-both': notFound(
    { agentId: ids.noAgent, webhookId: ids.noWebhook },
    'unknown-webhook',
    'invalid-data',
  ),
  'lookup/webhook-of-other-agent': notFound(
    { webhookId: ids.otherWebhook },
    'unknown-webhook',
    'success',
  ),
  'lookup/webhook-under-other-agent': notFound(
    { agentId: ids.otherAgent },
    'unknown-webhook',
    'success',
  ),
  'lookup/agent-of-other-environment': notFound(
    { agentId: ids.foreignAgent },
    'unknown-agent',
    'success',
  ),
  'lookup/malformed-id': {
    keeps: () => traffic().ask(patch, 400, 'Bad id', { webhookId: `${ids.webhook}0` }),
    breaks: () => traffic().update(patch, { webhookId: `${ids.webhook}0` }),
  },
  'lookup/nothing-stored': {
    keeps: () => traffic().read().turnAway('unknown-agent', patch, { agentId: ids.noAgent }).read(),
    breaks: () =>
      traffic()
        .read()
        .turnAway('unknown-agent', patch, { agentId: ids.noAgent })
        .meanwhile(patch)
        .read(),
    at: 'name',
  },
} satisfies Witnesses;
