import description from '../../generated/openapi.json' with { type: 'json' };
import type { ServedTwin } from '../../src/twin/serve.ts';

/** Exchanges what a page says of its service with what the twin is that stands in for it. */
export interface StandIn {
  readonly enter: (text: string) => string;
  readonly leave: (text: string) => string;
}

/** The service, the ids and the token that the pages speak of. */
const STAGING = 'https://staging.example.com';
const TOKEN = 'talq_…';

/** The twin as the service of the pages, whose ids are the examples of the description. */
export function standIn({ url, ids }: ServedTwin): StandIn {
  const { AgentId, WebhookId } = description.components.parameters;
  const pairs: readonly (readonly [shown: string, own: string])[] = [
    [STAGING, url],
    [AgentId.example, ids.agentId],
    [WebhookId.example, ids.webhookId],
    [TOKEN, ids.token],
  ];
  const exchange = (text: string, from: 0 | 1): string =>
    pairs.reduce((result, pair) => result.replaceAll(pair[from], pair[from === 0 ? 1 : 0]), text);
  return { enter: (text) => exchange(text, 0), leave: (text) => exchange(text, 1) };
}
