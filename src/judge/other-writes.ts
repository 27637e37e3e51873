import type { Exchange, RecordedRequest } from '../exchange/exchange.ts';
import type { Memory } from './memory.ts';
import type { WebhookModel } from './model/webhook.ts';

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Agents and webhooks are named by UUIDs. */
const NAMES_SOMETHING = /[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** Whether a request to another operation may change a webhook: it is not a safe one, and names something. */
export function mayWrite({ method, url }: Pick<RecordedRequest, 'method' | 'url'>): boolean {
  return !SAFE.has(method.toUpperCase()) && NAMES_SOMETHING.test(url);
}

/**
 * Forgets what other operations may have changed: every setting of each webhook that the request names,
 * itself or by its agent.
 *
 * @param agentOf the agent of a webhook, where it is known
 */
export function forgetNamed(
  exchange: Exchange,
  memory: Memory,
  agentOf: (webhookId: string) => string | undefined,
): void {
  if (!mayWrite(exchange.request)) return;
  const named = exchange.request.url.toLowerCase();
  for (const [id, webhook] of memory.webhooks) {
    const agent = agentOf(id)?.toLowerCase() ?? id;
    if (named.includes(id) || named.includes(agent)) forgetAll(webhook);
  }
}

function forgetAll(webhook: WebhookModel): void {
  for (const field of webhook.fields.values()) {
    Object.assign(field, { values: 'any', before: undefined, contested: false, suspects: [] });
  }
  webhook.endings = [];
  webhook.lastUpdate = undefined;
}
