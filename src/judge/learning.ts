import type { RuleId } from '../../generated/catalogue.ts';
import { answers } from '../../generated/contract.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange, Header } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import type { PathIds } from '../exchange/path.ts';
import { readPath } from '../exchange/path.ts';
import { numberedToken } from '../exchange/placeholder.ts';
import type { Knowledge } from '../reading/knowledge.ts';
import { isUuid, knowledgeOf } from '../reading/knowledge.ts';

/** A refusal that a later success with the same token and ids shows to be wrong, and whose promise that was. */
export interface Overruled {
  readonly exchange: Exchange;
  readonly rule: RuleId;
}

/** What traffic of others has shown of ids and tokens so far. */
export interface Learning {
  /** What is known when one exchange is read, its own answer included. */
  readonly of: (exchange: Exchange) => Knowledge;
  /** Takes over what a success shows. Returns the refusals that it overrules. */
  readonly learn: (exchange: Exchange, ids: PathIds) => readonly Overruled[];
  /** The agent under which an update of a webhook succeeded. */
  readonly agentOf: (webhookId: string) => string | undefined;
}

/** What one token was seen to reach. */
interface Reach {
  readonly agents: Set<string>;
  readonly webhooks: Map<string, string>;
  /** Refusals of what was reached before, by path: right if it is gone since, wrong if it is not. */
  readonly doubted: Map<string, Exchange>;
}

/** Tokens that are remembered. A service that renews them often forgets the old ones anyway. */
const TOKENS = 300;
/** A request that shows one of these may have been let in by it. */
const CREDENTIAL = /cookie|token|key|session|auth/i;

const NOTHING: readonly Overruled[] = [];

const SUCCESS = answers.success.status;
const REFUSED = answers['invalid-data'].status;
const UNAUTHORIZED = answers['missing-token'].status;
const FORBIDDEN = 403;
const NOT_FOUND = answers['unknown-agent'].status;

/**
 * Learns from traffic of others, where nobody tells which ids exist and which tokens are good. An answer
 * that the server gives only behind its checks shows that they were passed; a refusal by them shows
 * nothing, unless token and ids succeeded before and do so again.
 */
export function createLearning(context: Context): Learning {
  const told = knowledgeOf(context);
  // By token; nothing is kept of requests that show none.
  const reaches = new Map<string | undefined, Reach>();
  const agents = new Map<string, string>();
  let showsTokens = context.showsTokens ?? false;
  return {
    agentOf: (webhookId) => agents.get(webhookId),
    of: (exchange) => {
      const status = exchange.response?.status;
      const passed = status === SUCCESS || status === REFUSED;
      showsTokens ||= header(exchange.request.headers, 'authorization') !== undefined;
      const ids = readPath(exchange.request);
      if (ids === undefined) return told;
      const reach = reaches.get(tokenOf(exchange));
      const doubted = doubt(exchange, ids, reach);
      return {
        showsTokens: showsTokens && !showsCredential(exchange.request.headers),
        passed,
        isGood: (token) => !doubted && reaches.has(token),
        agent: (id) => {
          const known = told.agent(id);
          if (known !== 'undecided' || doubted) return known;
          return passed || reach?.agents.has(id) ? 'known' : known;
        },
        webhook: (id) => {
          const known = told.webhook(id);
          if (known.kind !== 'undecided' || doubted) return known;
          // A success proves whose the webhook is; another answer only that there is one.
          const owner =
            status === SUCCESS
              ? ids.agentId
              : (reach?.webhooks.get(id) ?? (passed ? ids.agentId : undefined));
          return owner === undefined ? known : { kind: 'known', agentId: owner, role: 'main' };
        },
      };
    },
    learn: (exchange, ids) => {
      if (exchange.response?.status !== SUCCESS || !areUuids(ids)) return NOTHING;
      const token = tokenOf(exchange);
      agents.set(ids.webhookId.toLowerCase(), ids.agentId);
      if (token === undefined) return NOTHING;
      const reach = reaches.get(token) ?? newReach();
      reaches.delete(token);
      reaches.set(token, reach);
      for (const oldest of reaches.keys()) {
        if (reaches.size <= TOKENS) break;
        reaches.delete(oldest);
      }
      reach.agents.add(ids.agentId);
      reach.webhooks.set(ids.webhookId, ids.agentId);
      const refused = reach.doubted.get(keyOf(ids));
      reach.doubted.delete(keyOf(ids));
      return refused === undefined ? NOTHING : [{ exchange: refused, rule: ruleOf(refused) }];
    },
  };
}

function newReach(): Reach {
  return { agents: new Set(), webhooks: new Map(), doubted: new Map() };
}

/** Whether a request is refused as if what it reached before were gone, which it may be. Remembers it if so. */
function doubt(exchange: Exchange, ids: PathIds, reach: Reach | undefined): boolean {
  const { response } = exchange;
  if (![UNAUTHORIZED, FORBIDDEN, NOT_FOUND].some((each) => each === response?.status)) return false;
  if (reach?.webhooks.get(ids.webhookId) !== ids.agentId) return false;
  reach.doubted.set(keyOf(ids), exchange);
  return true;
}

function ruleOf({ response }: Exchange): RuleId {
  return response?.status === NOT_FOUND ? 'lookup/known-found' : 'auth/good-token';
}

/** Which token a request carries in the ordinary way, if a recording tells that. */
function tokenOf({ request }: Exchange): string | undefined {
  return numberedToken(header(request.headers, 'authorization')?.match(/^Bearer (.*)/)?.[1]);
}

function showsCredential(headers: readonly Header[]): boolean {
  return headers.some(([name]) => CREDENTIAL.test(name));
}

function areUuids({ agentId, webhookId }: PathIds): boolean {
  return isUuid(agentId) && isUuid(webhookId);
}

function keyOf({ agentId, webhookId }: PathIds): string {
  return `${agentId}/${webhookId}`;
}
