import createClient from 'openapi-fetch';
import type { Caller } from '../caller.ts';
import type { paths } from '../out/openapi-typescript/types.ts';

/** With the types of openapi-typescript, through openapi-fetch. */
export const call: Caller = async ({ url, token, agentId, webhookId }, good, bad) => {
  const client = createClient<paths>({
    baseUrl: url,
    headers: { authorization: `Bearer ${token}` },
  });
  const update = async (timeout: number) =>
    await client.PUT('/api/v1/agents/{agent_id}/webhooks/{webhook_id}', {
      params: { path: { agent_id: agentId, webhook_id: webhookId } },
      body: { timeout },
    });
  const { data } = await update(good);
  const { error } = await update(bad);
  if (data === undefined) throw new Error('the update was refused');
  if (error === undefined || !('errors' in error)) throw new Error('nothing was refused');
  return { timeout: data.data.timeout, refused: Object.keys(error.errors as object) };
};
