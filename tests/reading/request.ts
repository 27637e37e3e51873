import type { Header, RecordedRequest } from '../../src/exchange/exchange.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { authorization, ids } from '../judge/world.ts';

/** How a request differs from an ordinary update. */
export interface Parts {
  readonly agentId?: string;
  readonly webhookId?: string;
  readonly method?: string;
  readonly url?: string;
  readonly token?: string | null;
  readonly mediaType?: string | null;
  readonly headers?: readonly Header[];
  /** The body's text; null for none. */
  readonly text?: string | null;
}

/** A recorded request: by default a good update of the main webhook. */
export function request(update: JsonObject = {}, parts: Parts = {}): RecordedRequest {
  const { agentId = ids.agent, webhookId = ids.webhook, method = 'PUT' } = parts;
  const { token = authorization.good, mediaType = 'application/json' } = parts;
  const { url = `https://api.example.com/api/v1/agents/${agentId}/webhooks/${webhookId}` } = parts;
  return {
    method,
    url,
    headers: [
      ...(parts.headers ?? []),
      ...(mediaType === null ? [] : [['content-type', mediaType] as const]),
      ...(token === null ? [] : [['authorization', token] as const]),
    ],
    body: parts.text === undefined ? JSON.stringify(update) : parts.text,
  };
}
