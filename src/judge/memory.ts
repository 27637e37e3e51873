import type { WebhookModel } from './model/webhook.ts';
import { unknownWebhook, visible } from './model/webhook.ts';

/** What the judge remembers between exchanges. */
export interface Memory {
  readonly webhooks: Map<string, WebhookModel>;
  /** A webhook secret was sent, so that it can come back. */
  secretSent: boolean;
  /** The target's refusals say who is to blame. */
  readonly canBlame: boolean;
  /** Updates that were accepted and judged against the model, and those that left settings out. */
  updates: number;
  partial: number;
}

/** Webhooks beyond this many do not tell each other's stray values apart. */
const STRAYS = 16;

/** The model of a webhook, unknown at first. */
export function webhookOf(memory: Memory, id: string): WebhookModel {
  const key = id.toLowerCase();
  const known = memory.webhooks.get(key);
  if (known !== undefined) return known;
  const fresh = unknownWebhook();
  memory.webhooks.set(key, fresh);
  return fresh;
}

/** The models of the other webhooks seen, where they are few. */
export function otherWebhooks(memory: Memory, id: string): WebhookModel[] {
  if (memory.webhooks.size > STRAYS) return [];
  const own = id.toLowerCase();
  const others: WebhookModel[] = [];
  for (const [key, webhook] of memory.webhooks) if (key !== own) others.push(webhook);
  return others;
}

/** The webhook of an id if it was seen before, otherwise all: whose row a stray write reached is not known. */
export function suspectWebhooks(memory: Memory, id: string): WebhookModel[] {
  const known = memory.webhooks.get(id.toLowerCase());
  return known === undefined ? otherWebhooks(memory, id) : [known];
}

/** Whether an update leaves settings out. */
export function isPartial(sent: ReadonlyMap<string, unknown>): boolean {
  return sent.size > 0 && visible.some(({ name }) => !sent.has(name));
}
