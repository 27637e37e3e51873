import type { Need } from '../../generated/catalogue.ts';

/** An agent as the run knows it: of the token's environment, or of another one. */
export type AgentRole = 'known' | 'foreign';

/** A webhook as the run knows it. */
export interface KnownWebhook {
  readonly agentId: string;
  readonly role: 'main' | 'sibling' | 'other';
}

/** What the judge is told besides the traffic. The first record of a recording of ours. */
export interface Context {
  readonly format: 'talkover-contract/context';
  readonly version: 1;
  /** Where the requests went, for people. */
  readonly target: string;
  readonly agents: Readonly<Record<string, AgentRole>>;
  readonly webhooks: Readonly<Record<string, KnownWebhook>>;
  /** Ids that are not listed do not exist. False for recordings of others, where nobody knows. */
  readonly closed: boolean;
  /** In a recording of others: a request that shows no Authorization was sent without. Otherwise the traffic tells. */
  readonly showsTokens?: boolean;
  /** What the target can be held to. */
  readonly offers: readonly Need[];
}
