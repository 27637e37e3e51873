import type { Json } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Demand } from './demand.ts';
import { isSame, settle } from './demand.ts';
import { instantOf } from './instant.ts';
import type { Update } from './update.ts';
import type { MemberWith, WebhookModel } from './webhook.ts';
import { membersWith } from './webhook.ts';

const COUNTS = membersWith('counts');
const FOLLOWERS = membersWith('follows');
const CLOCKS = membersWith('clock');

/**
 * Judges the members that follow from others: counts, states, the time of the last update.
 *
 * @returns the times that are charged
 */
export function judgeDerived(
  update: Update,
  webhook: WebhookModel,
  ledger: Ledger,
): ReadonlySet<string> {
  for (const member of COUNTS) settle(update, member, countDemand(member, update), ledger);
  for (const member of FOLLOWERS) {
    settle(update, member, followerDemand(member, update, ledger), ledger);
  }
  const charged = CLOCKS.filter(
    (member) => !settle(update, member, clockDemand(member, update, webhook), ledger),
  );
  return new Set(charged.map(({ name }) => name));
}

function countDemand({ name, counts }: MemberWith<'counts'>, update: Update): Demand | undefined {
  const list = update.data[counts];
  if (!Array.isArray(list)) return undefined;
  return {
    rule: 'resource/events-count',
    // Of a list that repeats an entry, which is open, each entry may count once.
    kept: update.data[name] === list.length || update.data[name] === new Set<Json>(list).size,
    expected: () => show(list.length),
  };
}

function followerDemand(
  { name, follows }: MemberWith<'follows'>,
  update: Update,
  ledger: Ledger,
): Demand | undefined {
  const led = update.data[follows.member];
  if (typeof led !== 'boolean') return undefined;
  const values = follows.allowed[led ? 'true' : 'false'];
  const shown = update.data[name];
  const kept = values.some((value) => value === shown);
  if (kept) ledger.observe('observed/error-state', `"${shown}" while ${follows.member} is ${led}`);
  return {
    rule: 'resource/status-follows',
    kept,
    expected: () => `${values.map(show).join(' or ')} while ${follows.member} is ${show(led)}`,
  };
}

/** The time of the last update is the server's own, and so not the one that the body carries. */
function clockDemand(
  { name, clock }: MemberWith<'clock'>,
  update: Update,
  webhook: WebhookModel,
): Demand | undefined {
  const carried = update.others[name];
  const { last } = webhook.clock;
  if (carried === undefined) return undefined;
  // Where the last time is not known, the server's own can be any; but none before the creation.
  if (last === undefined && !isBefore(carried, update.data[clock.since])) return undefined;
  if (last !== undefined && isSame(carried, last.text)) return undefined;
  return {
    rule: 'resource/read-only-ignored',
    kept: !isSame(update.data[name], carried),
    expected: () => 'the time of the server',
  };
}

function isBefore(a: Json, b: Json | undefined): boolean {
  const [one, other] = [instantOf(String(a)), instantOf(String(b))];
  return one !== undefined && other !== undefined && one.microseconds < other.microseconds;
}
