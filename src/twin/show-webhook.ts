import type { JsonValue } from './answer.ts';
import { formatStamp } from './stamps.ts';
import type { WebhookRecord } from './store.ts';

/** The webhook as clients see it. The secret is write-only and has no member here. */
export function showWebhook(webhook: WebhookRecord): JsonValue {
  return {
    id: webhook.id,
    agent_id: webhook.agent_id,
    name: webhook.name,
    webhook_url: webhook.webhook_url,
    events: webhook.events,
    timeout: webhook.timeout,
    max_retries: webhook.max_retries,
    enabled: webhook.enabled,
    created_at: formatStamp(webhook.created_at),
    updated_at: formatStamp(webhook.updated_at),
    events_count: webhook.events.length,
    status: webhook.enabled ? 'active' : 'disabled',
  };
}
