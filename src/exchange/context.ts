import type { Need } from '../../generated/catalogue.ts';
import { hasShape, isFlag, isText, listOf, mapOf, oneOf } from './shape.ts';

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

/** Whether a value that was read somewhere is a context. */
export function isContext(value: unknown): value is Context {
  const webhook = { agentId: isText, role: oneOf('main', 'sibling', 'other') };
  return hasShape(
    value,
    {
      format: oneOf('talkover-contract/context'),
      version: oneOf(1),
      target: isText,
      agents: mapOf(oneOf('known', 'foreign')),
      webhooks: mapOf((each) => hasShape(each, webhook)),
      closed: isFlag,
      offers: listOf(isText),
    },
    { showsTokens: isFlag },
  );
}
