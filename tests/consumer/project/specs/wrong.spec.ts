import { createTwin } from 'talkover-contract';
import { suite } from 'talkover-contract/vitest';

const twin = createTwin();

// A wrong server: it takes a second more than the greatest timeout, and answers 401 without a challenge.
async function fetch(request: Request): Promise<Response> {
  const text = await request.text();
  const { url, method, headers } = request;
  const body = method === 'GET' ? null : text.replace('"timeout":121', '"timeout":120');
  const answer = await twin.fetch(new Request(url, { method, headers, body }));
  const shown = (await answer.text()).replace('"timeout":120', '"timeout":121');
  const kept = new Headers(answer.headers);
  kept.delete('www-authenticate');
  return new Response(text === body ? shown.replace('121', '120') : shown, {
    status: answer.status,
    headers: kept,
  });
}

suite({ fetch, ...twin.ids });
