import type { Twin } from '../../src/twin/app.ts';

export interface Question {
  method?: string;
  agentId?: string;
  webhookId?: string;
  path?: string;
  /** `null` leaves the header out. */
  authorization?: string | null;
  contentType?: string | null;
  /** Sent as JSON, unless `text` is given. */
  body?: unknown;
  text?: string;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Asks over `fetch`: by default a good update of the main webhook. */
export async function ask(
  twin: Pick<Twin, 'fetch' | 'ids'>,
  question: Question = {},
): Promise<Reply> {
  const { ids } = twin;
  const {
    method = 'PUT',
    agentId = ids.agentId,
    webhookId = ids.webhookId,
    path = `/api/v1/agents/${agentId}/webhooks/${webhookId}`,
    authorization = `Bearer ${ids.token}`,
    contentType = 'application/json',
    body = {},
    text = JSON.stringify(body),
  } = question;
  const headers = new Headers();
  if (authorization !== null) headers.set('authorization', authorization);
  if (contentType !== null) headers.set('content-type', contentType);
  const init =
    method === 'GET' || method === 'HEAD' ? {} : { body: new TextEncoder().encode(text) };
  const response = await twin.fetch(
    new Request(`http://twin${path}`, { method, headers, ...init }),
  );
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: answer === '' ? undefined : JSON.parse(answer),
  };
}

/** The `data` of a read of a webhook, the main one by default. */
export async function look(
  twin: Pick<Twin, 'fetch' | 'ids'>,
  question: Question = {},
): Promise<Record<string, unknown>> {
  const reply = await ask(twin, { ...question, method: 'GET' });
  return (reply.body as { data: Record<string, unknown> }).data;
}
