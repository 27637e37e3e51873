import type { Caller } from '../caller.ts';
import { updateWebhook } from '../out/orval/client.ts';

/** With the functions of orval, which leave the host to the caller's `fetch`. */
export const call: Caller = async ({ url, token, agentId, webhookId }, good, bad) => {
  const original = globalThis.fetch;
  globalThis.fetch = async (path, options) => await original(`${url}${String(path)}`, options);
  const headers = { Authorization: `Bearer ${token}` };
  try {
    const taken = await updateWebhook(agentId, webhookId, { timeout: good }, { headers });
    const refused = await updateWebhook(agentId, webhookId, { timeout: bad }, { headers });
    if (taken.status !== 200) throw new Error('the update was refused');
    if (refused.status !== 422) throw new Error('nothing was refused');
    return { timeout: taken.data.data.timeout, refused: Object.keys(refused.data.errors) };
  } finally {
    globalThis.fetch = original;
  }
};
