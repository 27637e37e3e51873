import type { Peer } from './peer.ts';

/** The command of this package, against a URL. */
export function verify(cli: string): Peer {
  return {
    name: '`verify`',
    about: 'is the default plan of this package. The faults and variants are its own; see above.',
    setUp: ({ url, ids, folder }) => ({
      args: [cli, 'verify', '--journal', `${folder}/journal.json`],
      env: {
        TALKOVER_URL: url,
        TALKOVER_TOKEN: ids.token,
        TALKOVER_AGENT_ID: ids.agentId,
        TALKOVER_WEBHOOK_ID: ids.webhookId,
        TALKOVER_SIBLING_WEBHOOK_ID: ids.siblingWebhookId,
        TALKOVER_OTHER_AGENT_ID: ids.otherAgentId,
        TALKOVER_OTHER_AGENT_WEBHOOK_ID: ids.otherAgentWebhookId,
        TALKOVER_FOREIGN_AGENT_ID: ids.foreignAgentId,
        TALKOVER_WEBHOOK_SECRET: ids.webhookSecret,
      },
    }),
  };
}
