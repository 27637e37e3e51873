import { createTwin } from 'talkover-contract';
import 'talkover-contract/vitest';
import { expect, test } from 'vitest';

const { fetch, ids } = createTwin();

function asking(patch: object): Request {
  return new Request(
    `https://app.talkover.ai/api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}`,
    {
      method: 'PUT',
      headers: { authorization: `Bearer ${ids.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(patch),
    },
  );
}

test('an answer conforms', async () => {
  await expect(await fetch(asking({ timeout: 45 }))).toConform();
});

test('an answer conforms to its request', async () => {
  const request = asking({ timeout: 121 });
  await expect(await fetch(request.clone())).toConform({ request });
});

test('an answer does not conform', async () => {
  const answer = await fetch(asking({ timeout: 45 }));
  const text = (await answer.text()).replace('"timeout":45', '"timeout":"45"');
  await expect(new Response(text, answer)).toConform();
});
