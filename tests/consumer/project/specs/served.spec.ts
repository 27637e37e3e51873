import { serveTwin } from 'talkover-contract';
import { suite } from 'talkover-contract/vitest';
import { afterAll } from 'vitest';

const served = serveTwin({ seed: 5 });
afterAll(async () => (await served).close());
const { agentId, webhookId, token } = (await served).ids;

// A server on a port that is known only once it listens; two ids and no secret, so that rules are locked.
suite({ url: async () => (await served).url, agentId, webhookId, token, plan: 'quick' });
