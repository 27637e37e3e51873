import assert from 'node:assert/strict';
import { createTwin } from 'talkover-contract';
import { main } from 'talkover-contract/cli';
import type { UpdateResult, Webhook } from 'talkover-contract/client';
import { ClientError, createClient } from 'talkover-contract/client';
import description from 'talkover-contract/openapi.json' with { type: 'json' };
import { verifySignature } from 'talkover-contract/signature';

// Every documented answer of the bundled twin, each seen as its type.

const twin = createTwin();
const { ids } = twin;
const fetch = (request: Request): Promise<Response> => twin.fetch(request);
const client = createClient({ token: ids.token, fetch, validate: true });
const nobody = '00000000-0000-4000-8000-000000000000';

const stored = await client.updateWebhook(ids, { timeout: 45 });
assert(stored.status === 200);
const webhook: Webhook = stored.data;
assert.equal(webhook.timeout, 45);
// @ts-expect-error only 422 has errors
stored.errors;

const refused = await client.updateWebhook(ids, { timeout: 121 });
assert(refused.status === 422);
const reasons: readonly string[] | undefined = refused.errors.timeout;
assert.equal(reasons?.length, 1);
// @ts-expect-error only 200 has data
refused.data;

const lost = await client.updateWebhook({ ...ids, webhookId: nobody }, {});
assert(lost.status === 404);
const message: 'Agent not found in this environment.' | 'Webhook not found.' = lost.body.message;
assert.equal(message, 'Webhook not found.');

const agentless = await client.updateWebhook({ ...ids, agentId: nobody }, {});
assert(agentless.status === 404);
assert.equal(agentless.body.message, 'Agent not found in this environment.');

const stranger = await createClient({ token: 'talq_wrong', fetch }).updateWebhook(ids, {});
assert(stranger.status === 401);

const busy = createClient({
  token: ids.token,
  fetch: async () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
  retries: 0,
});
const limited = await busy.updateWebhook(ids, {});
assert(limited.status === 429);
const seconds: number | undefined = limited.retryAfter;
assert.equal(seconds, 7);

const page = createClient({
  token: ids.token,
  fetch: async () => new Response('<html></html>', { status: 502 }),
  retries: 0,
});
const error = await page.updateWebhook(ids, {}).catch((caught: unknown) => caught);
assert(error instanceof ClientError);

// Told apart by status, and nothing is left over.
function tell(result: UpdateResult): string {
  switch (result.status) {
    case 200:
      return result.data.id;
    case 401:
    case 404:
      return result.body.message as string;
    case 422:
      return Object.keys(result.errors).join();
    case 429:
      return String(result.retryAfter);
    default:
      return result satisfies never;
  }
}
assert.equal(tell(refused), 'timeout');

assert.equal(description.info.version, '2.0.0');
const signed = {
  body: new Uint8Array([1]),
  signature: 'aa',
  secret: 's',
  encoding: 'hex',
} as const;
assert.equal(await verifySignature(signed), false);
assert.equal(await main(['--version']), 0);
console.log('every documented answer was seen as its type');
