import type { Context, KnownWebhook } from '../exchange/context.ts';

/** What is known of an agent's id. `undecided`: a recording of others has not shown it yet. */
export type AgentStanding = 'known' | 'foreign' | 'unknown' | 'malformed' | 'undecided';

/** What is known of a webhook's id. */
export type WebhookStanding =
  | { readonly kind: 'known'; readonly agentId: string; readonly role: KnownWebhook['role'] }
  | { readonly kind: 'unknown' | 'malformed' | 'undecided' };

/** What a reader of requests knows of ids and tokens. */
export interface Knowledge {
  readonly agent: (id: string) => AgentStanding;
  readonly webhook: (id: string) => WebhookStanding;
  /** Whether a request without an Authorization header was sent without one. Browsers leave it out of recordings. */
  readonly showsTokens: boolean;
  /** The answer is one that a server gives only behind its checks of token and ids. */
  readonly passed?: boolean;
  /** Whether the token that a placeholder with a number stands for was seen to succeed. */
  readonly isGood?: (token: string) => boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID in its usual form. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The knowledge that a context gives and that does not grow. */
export function knowledgeOf(context: Context): Knowledge {
  return {
    showsTokens: context.closed,
    agent: (id) => {
      const role = own(context.agents, id);
      if (role !== undefined) return role;
      if (!isUuid(id)) return 'malformed';
      return context.closed && !inOtherCase(context.agents, id) ? 'unknown' : 'undecided';
    },
    webhook: (id) => {
      const known = own(context.webhooks, id);
      if (known !== undefined) return { kind: 'known', ...known };
      if (!isUuid(id)) return { kind: 'malformed' };
      return {
        kind: context.closed && !inOtherCase(context.webhooks, id) ? 'unknown' : 'undecided',
      };
    },
  };
}

/** Whether an id in capital letters is found is nobody's promise. */
function inOtherCase(ids: Readonly<Record<string, unknown>>, id: string): boolean {
  return Object.keys(ids).some((known) => known.toLowerCase() === id.toLowerCase());
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
