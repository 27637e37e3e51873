import type { Need } from '../../generated/catalogue.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import type { Send } from './wire.ts';

/** Where requests go, and what is known of it. */
export interface Target {
  /** For people: `twin`, `prism` or the URL. */
  readonly name: string;
  /** The base ahead of the API's prefix. */
  readonly baseUrl: string;
  readonly fixtures: Fixtures;
  readonly token: string;
  /** The webhook's secret to leave behind. Without it no secret is ever sent. */
  readonly secret?: string;
  /** What the target can be held to whatever the fixtures: it keeps state, looks ids up, checks tokens, names the failing. */
  readonly abilities: readonly Need[];
  /** Further headers of each request. Their values are secret. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** What nobody may see of the network proxy on the way. */
  readonly proxySecrets?: readonly string[];
  readonly send: Send;
  readonly close: () => Promise<void>;
}

/** What a server that does what the documentation says can be held to. */
export const FULL_ABILITIES: readonly Need[] = ['state', 'lookup', 'tokens', 'blame'];

/** What a server can be held to that lacks some of it, as a mock does. */
export function abilitiesWithout(lacks: readonly Need[] = []): readonly Need[] {
  return FULL_ABILITIES.filter((ability) => !lacks.includes(ability));
}

/** What a target offers to the rules: its abilities, and what its fixtures and secret unlock. */
export function offersOf({
  abilities,
  fixtures,
  secret,
}: Pick<Target, 'abilities' | 'fixtures' | 'secret'>): Need[] {
  const offers: Need[] = [...abilities];
  if (secret !== undefined) offers.push('secret');
  if (fixtures.siblingWebhookId !== undefined) offers.push('sibling');
  if (fixtures.otherAgentId !== undefined) offers.push('other-agent');
  if (fixtures.otherAgentId !== undefined && fixtures.otherAgentWebhookId !== undefined)
    offers.push('other-webhook');
  if (fixtures.foreignAgentId !== undefined) offers.push('foreign-agent');
  return offers;
}
