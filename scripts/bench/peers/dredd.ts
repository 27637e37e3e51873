import { fileURLToPath } from 'node:url';
import type { Peer } from './peer.ts';
import { fileOf } from './peer.ts';

const HOOKS = fileURLToPath(new URL('dredd-hooks.cjs', import.meta.url));

/** Dredd: one transaction for each documented status. */
export const dredd: Peer = {
  name: 'Dredd',
  from: 'dredd',
  about:
    'checks that each documented status is answered with a body of its schema. Hooks put in the ids and the token, and what is wrong with the requests for 401, 404 and 422. It warns of keywords of OpenAPI 3.1 that it does not read, and its maintenance has ended.',
  setUp: ({ url, ids, description }) => ({
    args: [
      fileOf('dredd', 'bin/dredd'),
      description,
      url,
      ...['--hookfiles', HOOKS],
      ...['--loglevel', 'error'],
    ],
    env: {
      TALKOVER_TOKEN: ids.token,
      TALKOVER_AGENT_ID: ids.agentId,
      TALKOVER_WEBHOOK_ID: ids.webhookId,
    },
  }),
};
