import type { RuleId } from '../../../generated/catalogue.ts';
import type { Member, MemberName } from '../../../generated/contract.ts';
import { members, operation } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';
import type { PathIds } from '../../exchange/path.ts';
import type { SettingReading } from '../../reading/setting.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Field } from './field.ts';
import { instantOf } from './instant.ts';
import type { Update } from './update.ts';
import type { WebhookModel } from './webhook.ts';

const [AGENT_PARAMETER] = operation.parameters;

/** What a member that no update sets has to show, and the rule about it; undefined where nobody can tell. */
interface Demand {
  readonly rule: RuleId;
  readonly kept: boolean;
  /** Said only of a demand that was not kept. */
  readonly expected: () => string;
}

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
): Set<string> | undefined {
  let same = true;
  for (const member of members) {
    if (member.equalsParameter === undefined) continue;
    const demand = idDemand(member.equalsParameter, update.data[member.name], ids);
    same = settle(update, member, demand, ledger) && same;
  }
  if (!same) return undefined;
  const charged = new Set<string>();
  for (const member of members) {
    if (member.timestamp) settle(update, member, timestampDemand(update.data[member.name]), ledger);
    settle(update, member, constantDemand(member, update, webhook), ledger);
    if (together) continue;
    settle(update, member, countDemand(member, update, webhook), ledger);
    settle(update, member, followerDemand(member, update, webhook, ledger), ledger);
    if (!settle(update, member, clockDemand(member, update, webhook), ledger)) {
      charged.add(member.name);
    }
  }
  return charged;
}

/** Keeps or charges a demand. Where the member shows what the body carried for it, that is the fault. */
function settle(
  update: Update,
  { name }: Member,
  demand: Demand | undefined,
  ledger: Ledger,
): boolean {
  if (demand === undefined) return true;
  const shown = update.data[name];
  const carried = Object.hasOwn(update.others, name);
  const taken = carried && isSame(shown, update.others[name]);
  if (demand.kept) {
    ledger.keep(demand.rule);
    if (carried && !taken) ledger.keep('resource/read-only-ignored');
  } else {
    ledger.charge(taken ? 'resource/read-only-ignored' : demand.rule, update.exchange, {
      pointer: name,
      expected: demand.expected(),
      actual: taken ? `${show(shown)}, as the body said` : show(shown),
    });
  }
  return demand.kept;
}

function idDemand(parameter: string, shown: Json | undefined, ids: PathIds): Demand {
  const isAgent = parameter === AGENT_PARAMETER;
  const expected = isAgent ? ids.agentId : ids.webhookId;
  return {
    rule: isAgent ? 'resource/agent-id-of-path' : 'resource/id-of-path',
    // UUIDs compare without regard to letter case (RFC 9562 §4).
    kept: isText(shown) && (shown === expected || shown.toLowerCase() === expected.toLowerCase()),
    expected: () => expected,
  };
}

function timestampDemand(shown: Json | undefined): Demand {
  const kept = isText(shown) && instantOf(shown) !== undefined;
  return { rule: 'resource/timestamps', kept, expected: timestampWanted };
}

function timestampWanted(): string {
  return 'an ISO 8601 date and time that exists';
}

function constantDemand(
  { name, constant }: Member,
  { data }: Update,
  webhook: WebhookModel,
): Demand | undefined {
  const shown = data[name];
  if (!constant || shown === undefined) return undefined;
  const known = webhook.constants.get(name);
  webhook.constants.set(name, known ?? shown);
  if (known === undefined) return undefined;
  const kept = isSame(known, shown);
  return { rule: 'resource/created-at-fixed', kept, expected: () => show(known) };
}

function countDemand(
  { name, counts }: Member,
  update: Update,
  webhook: WebhookModel,
): Demand | undefined {
  if (counts === undefined || isExcused(webhook, counts, update)) return undefined;
  const list = update.data[counts];
  if (!Array.isArray(list)) return undefined;
  return {
    rule: 'resource/events-count',
    kept: update.data[name] === list.length,
    expected: () => show(list.length),
  };
}

function followerDemand(
  { name, follows }: Member,
  update: Update,
  webhook: WebhookModel,
  ledger: Ledger,
): Demand | undefined {
  if (follows === undefined || isExcused(webhook, follows.member, update)) return undefined;
  const led = update.data[follows.member];
  if (typeof led !== 'boolean') return undefined;
  const values = follows.allowed[led ? 'true' : 'false'];
  const shown = update.data[name];
  const kept = isText(shown) && values.includes(shown);
  if (kept)
    ledger.observe(
      'observed/error-state',
      `${show(shown)} while ${follows.member} is ${show(led)}`,
    );
  return {
    rule: 'resource/status-follows',
    kept,
    expected: () => `${values.map(show).join(' or ')} while ${follows.member} is ${show(led)}`,
  };
}

/** The time of the last update is the server's own, and so not the one that the body carries. */
function clockDemand(
  { name, clock }: Member,
  update: Update,
  webhook: WebhookModel,
): Demand | undefined {
  const carried = update.others[name];
  if (clock === undefined || carried === undefined || webhook.clock.last === undefined)
    return undefined;
  if (isSame(carried, webhook.clock.last.text)) return undefined;
  return {
    rule: 'resource/read-only-ignored',
    kept: !isSame(update.data[name], carried),
    expected: () => 'the time of the server',
  };
}

/** An open value was taken for the setting, so that what derives from it says nothing. */
function isExcused(webhook: WebhookModel, name: MemberName | string, update: Update): boolean {
  const sent = (update.settings as ReadonlyMap<string, SettingReading>).get(name);
  if (sent !== undefined) return sent.verdict !== 'taken';
  return (webhook.fields as ReadonlyMap<string, Field>).get(name)?.excused ?? false;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}

/** Whether two values are the same, or texts of the same instant. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (sameJson(a, b)) return true;
  const left = isText(a) ? instantOf(a) : undefined;
  const right = isText(b) ? instantOf(b) : undefined;
  return left !== undefined && left.microseconds === right?.microseconds;
}
