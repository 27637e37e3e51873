import type { Caller } from '../caller.ts';
import { createClient } from '../out/hey-api/client/index.ts';
import { updateWebhook } from '../out/hey-api/sdk.gen.ts';
import type { UpdateWebhookErrors } from '../out/hey-api/types.gen.ts';

/** With the SDK of hey-api. */
export const call: Caller = async ({ url, token, agentId, webhookId }, good, bad) => {
  const client = createClient({ baseUrl: url, auth: token });
  const update = async (timeout: number) =>
    await updateWebhook({
      client,
      path: { agent_id: agentId, webhook_id: webhookId },
      body: { timeout },
    });
  const { data } = await update(good);
  const { error, response } = await update(bad);
  if (data === undefined) throw new Error('the update was refused');
  if (response?.status !== 422) throw new Error('nothing was refused');
  // The status of the rate limit has no documented body, which makes the union of errors unknown.
  const { errors } = error as UpdateWebhookErrors[422];
  return { timeout: data.data.timeout, refused: Object.keys(errors) };
};
