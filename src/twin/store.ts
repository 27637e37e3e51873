export interface AgentRecord {
  readonly id: string;
  readonly environment: string;
}

/** Times are in microseconds since the epoch. Records are replaced, never changed. */
export interface WebhookRecord {
  readonly id: string;
  readonly agent_id: string;
  readonly name: string;
  readonly webhook_url: string;
  readonly webhook_secret: string | null;
  readonly events: readonly string[];
  readonly timeout: number;
  readonly max_retries: number;
  readonly enabled: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export interface StoreContent {
  /** The token of each environment. */
  readonly tokens: readonly { readonly environment: string; readonly token: string }[];
  readonly agents: readonly AgentRecord[];
  readonly webhooks: readonly WebhookRecord[];
}

/** Ids are UUIDs and so compare without regard to case (RFC 9562, section 4); tokens do not. */
export interface Store {
  findEnvironment(token: string): string | undefined;
  findAgent(environment: string, agentId: string): AgentRecord | undefined;
  findWebhook(agentId: string, webhookId: string): WebhookRecord | undefined;
  saveWebhook(webhook: WebhookRecord): void;
}

export function createStore(content: StoreContent): Store {
  const environments = new Map(content.tokens.map((entry) => [entry.token, entry.environment]));
  const agents = new Map(content.agents.map((agent) => [agent.id, agent]));
  const webhooks = new Map(content.webhooks.map((webhook) => [webhook.id, webhook]));

  return {
    findEnvironment: (token) => environments.get(token),
    findAgent(environment, agentId) {
      const agent = agents.get(agentId.toLowerCase());
      return agent?.environment === environment ? agent : undefined;
    },
    findWebhook(agentId, webhookId) {
      const webhook = webhooks.get(webhookId.toLowerCase());
      return webhook?.agent_id === agentId.toLowerCase() ? webhook : undefined;
    },
    saveWebhook(webhook) {
      webhooks.set(webhook.id, webhook);
    },
  };
}
