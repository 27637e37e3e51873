import type { Need } from '../../generated/catalogue.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import type { HttpLimits } from './http.ts';
import { createHttpSend } from './http.ts';
import type { Target } from './target.ts';
import { abilitiesWithout } from './target.ts';
import type { Way } from './way.ts';

/** A service under test, as its user names it. */
export interface Service extends Pick<Target, 'fixtures' | 'token' | 'headers'> {
  /** The base ahead of the API's prefix. */
  readonly baseUrl: string;
  /** The webhook's secret to leave behind. */
  readonly secret?: string | undefined;
  /** What it cannot be held to, such as `state` for a mock that remembers nothing; nothing by default. */
  readonly lacks?: readonly Need[];
  readonly limits: HttpLimits;
  /** Directly by default. */
  readonly way?: Way;
}

/** How a setting is written where its user sets it: `agent-id` is `--agent-id` or `agentId`. */
export type Spelling = (name: string) => string;

/** The target that a service is. */
export async function serviceTarget(service: Service): Promise<Target> {
  const { fixtures, token, secret, headers, way } = service;
  const baseUrl = service.baseUrl.replace(/\/+$/, '');
  const { send, close } = await createHttpSend(baseUrl, service.limits, way);
  return {
    name: baseUrl,
    baseUrl,
    fixtures,
    token,
    ...(secret === undefined || secret === '' ? {} : { secret }),
    ...(headers === undefined ? {} : { headers }),
    ...(way?.proxy === undefined ? {} : { proxySecrets: way.proxy.secrets }),
    abilities: abilitiesWithout(service.lacks),
    send,
    close: () => Promise.resolve(close()),
  };
}

/** What is wrong with a text as a token, which is not shown; undefined where nothing is. */
export function wrongToken(token: string, where: string): string | undefined {
  if (/^bearer\s/i.test(token))
    return `${where} starts with "Bearer". Leave the scheme out: the token alone is enough.`;
  return /^[\x21-\x7e]+$/.test(token)
    ? undefined
    : `${where} holds a blank, a line break or another character that no token has.`;
}

/** What is wrong with the ids of a service among each other; undefined where nothing is. */
export function clashOf(fixtures: Fixtures, spell: Spelling): string | undefined {
  if (fixtures.otherAgentWebhookId !== undefined && fixtures.otherAgentId === undefined) {
    return `${spell('other-agent-webhook-id')} needs ${spell('other-agent-id')}, the agent that it belongs to.`;
  }
  const pairs = [
    ['sibling-webhook-id', fixtures.siblingWebhookId, 'webhook-id', fixtures.webhookId],
    ['other-agent-webhook-id', fixtures.otherAgentWebhookId, 'webhook-id', fixtures.webhookId],
    ['other-agent-id', fixtures.otherAgentId, 'agent-id', fixtures.agentId],
    ['foreign-agent-id', fixtures.foreignAgentId, 'agent-id', fixtures.agentId],
    ['foreign-agent-id', fixtures.foreignAgentId, 'other-agent-id', fixtures.otherAgentId],
  ] as const;
  for (const [name, id, otherName, otherId] of pairs) {
    if (id !== undefined && id.toLowerCase() === otherId?.toLowerCase())
      return `${spell(name)} is the same as ${spell(otherName)}; it has to be another one.`;
  }
  return undefined;
}
