import type { Patch } from '../../src/twin/call.ts';
import type { Store, WebhookRecord } from '../../src/twin/store.ts';
import { present } from '../prove/changes.ts';
import type { Change, Changed } from '../prove/server.ts';
import { after, ids, server } from '../prove/server.ts';
import { beginsWith } from '../prove/start.ts';
import type { Fault } from './fault.ts';

/** A server that writes to other webhooks, too, after each update. */
function alsoWrites(
  write: (store: Store, saved: WebhookRecord, sent: Patch) => void,
  ...more: readonly Change[]
): Changed {
  return server(
    ...more,
    after('save', (call) => {
      write(call.store, present(call.webhook), present(call.patch));
      return undefined;
    }),
  );
}

function spread(store: Store, agentId: string, webhookId: string, sent: object): void {
  const row = store.findWebhook(agentId, webhookId);
  if (row !== undefined) store.saveWebhook({ ...row, ...sent });
}

/** Updates that reach other webhooks than the one in their path. */
export const otherWebhookFaults: readonly Fault[] = [
  {
    id: 'updates-every-webhook-of-the-agent',
    sentence: 'An update changes every webhook of the agent.',
    breaks: ['partial-update/others-untouched'],
    make: alsoWrites((store, { agent_id }, sent) => {
      for (const id of [ids.siblingWebhookId, ids.webhookId]) spread(store, agent_id, id, sent);
    }),
  },
  {
    id: 'updates-the-webhook-of-another-agent',
    sentence: 'An update changes a webhook of another agent too.',
    breaks: ['partial-update/others-untouched'],
    make: alsoWrites((store, _, sent) =>
      spread(store, ids.otherAgentId, ids.otherAgentWebhookId, sent),
    ),
  },
  {
    id: 'updates-the-sibling-enabled',
    sentence: 'An update of enabled changes that of the other webhook of the agent too.',
    breaks: ['partial-update/others-untouched'],
    make: alsoWrites((store, { agent_id }, { enabled }) => {
      if (enabled !== undefined) spread(store, agent_id, ids.siblingWebhookId, { enabled });
    }),
  },
  {
    id: 'updates-the-sibling-events',
    sentence: 'An update of the events changes those of the other webhook of the agent too.',
    breaks: ['partial-update/others-untouched'],
    make: alsoWrites((store, { agent_id }, { events }) => {
      if (events !== undefined) spread(store, agent_id, ids.siblingWebhookId, { events });
    }),
  },
  {
    id: 'disables-the-sibling',
    sentence:
      'An update that enables a webhook disables the other one of the agent, as if only one could be.',
    breaks: ['partial-update/others-untouched'],
    make: alsoWrites(
      (store, { agent_id, id }, { enabled }) => {
        const other = id === ids.webhookId ? ids.siblingWebhookId : ids.webhookId;
        if (enabled === true) spread(store, agent_id, other, { enabled: false });
      },
      beginsWith((_, index) => (index === 1 ? { enabled: true } : {})),
    ),
  },
  {
    id: 'takes-a-name-from-the-sibling',
    sentence: 'An update renames the other webhook of the agent, since it takes names for unique.',
    breaks: ['partial-update/others-untouched', 'concurrency/others-explained'],
    make: alsoWrites((store, { agent_id, id }, { name }) => {
      if (name !== undefined && id !== ids.siblingWebhookId)
        spread(store, agent_id, ids.siblingWebhookId, { name: 'Renamed' });
    }),
  },
  {
    id: 'stores-in-the-sibling',
    sentence: 'An update is shown in the answer and stored in the other webhook of the agent.',
    breaks: [
      'partial-update/visible-at-once',
      'partial-update/others-untouched',
      'partial-update/absent-unchanged',
    ],
    make: server({
      store: (store) => ({
        ...store,
        saveWebhook: (webhook) =>
          store.saveWebhook(
            webhook.id === ids.webhookId ? { ...webhook, id: ids.siblingWebhookId } : webhook,
          ),
      }),
    }),
  },
];
