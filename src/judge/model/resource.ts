import type { Member } from '../../../generated/contract.ts';
import { members, operation } from '../../../generated/contract.ts';
import type { PathIds } from '../../exchange/path.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Demand } from './demand.ts';
import { isSame, settle } from './demand.ts';
import { judgeDerived } from './derived.ts';
import { instantOf } from './instant.ts';
import type { Update } from './update.ts';
import type { WebhookModel } from './webhook.ts';

const [AGENT_PARAMETER] = operation.parameters;

const IDS = members.filter(({ equalsParameter }) => equalsParameter !== undefined);
const TIMES = members.filter(({ timestamp }) => timestamp);
const CONSTANTS = members.filter(({ constant }) => constant);
const NONE: ReadonlySet<string> = new Set();

/**
 * Judges the members of a webhook that no update sets: ids, times, what is derived.
 *
 * @param together other updates of the webhook were in flight with this one, so that a derived member may lag
 * @returns the times that were charged already; undefined where the answer shows another webhook than that
 *   of the path, so that nothing else in it can be judged
 */
export function judgeMembers(
  update: Update,
  ids: PathIds,
  webhook: WebhookModel,
  together: boolean,
  ledger: Ledger,
): ReadonlySet<string> | undefined {
  let same = true;
  for (const member of IDS)
    same = settle(update, member, idDemand(member, update, ids), ledger) && same;
  if (!same) return undefined;
  for (const member of TIMES) settle(update, member, timestampDemand(member, update), ledger);
  for (const member of CONSTANTS) {
    settle(update, member, constantDemand(member, update, webhook), ledger);
  }
  return together ? NONE : judgeDerived(update, webhook, ledger);
}

function idDemand({ name, equalsParameter }: Member, { data }: Update, ids: PathIds): Demand {
  const shown = data[name];
  const isAgent = equalsParameter === AGENT_PARAMETER;
  const expected = isAgent ? ids.agentId : ids.webhookId;
  return {
    rule: isAgent ? 'resource/agent-id-of-path' : 'resource/id-of-path',
    // UUIDs compare without regard to letter case (RFC 9562 §4).
    kept: shown === expected || String(shown).toLowerCase() === expected.toLowerCase(),
    expected: () => expected,
  };
}

function timestampDemand({ name }: Member, { data }: Update): Demand {
  return {
    rule: 'resource/timestamps',
    kept: instantOf(String(data[name])) !== undefined,
    expected: () => 'an ISO 8601 date and time that exists',
  };
}

function constantDemand(
  { name }: Member,
  { data }: Update,
  webhook: WebhookModel,
): Demand | undefined {
  const shown = data[name];
  if (shown === undefined) return undefined;
  const known = webhook.constants.get(name);
  if (known === undefined) {
    webhook.constants.set(name, shown);
    return undefined;
  }
  const kept = isSame(known, shown);
  return { rule: 'resource/created-at-fixed', kept, expected: () => show(known) };
}
