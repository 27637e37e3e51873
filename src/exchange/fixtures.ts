/** The ids that a run works with. Each optional one unlocks rules. */
export interface Fixtures {
  readonly agentId: string;
  readonly webhookId: string;
  /** Another webhook of the same agent. */
  readonly siblingWebhookId?: string;
  /** Another agent of the same environment, and a webhook of it. */
  readonly otherAgentId?: string;
  readonly otherAgentWebhookId?: string;
  /** An agent of another environment. */
  readonly foreignAgentId?: string;
}
