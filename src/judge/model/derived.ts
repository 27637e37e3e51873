import type { Member, MemberName } from '../../../generated/contract.ts';
import { members } from '../../../generated/contract.ts';
import type { SettingReading } from '../../reading/setting.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Demand } from './demand.ts';
import { isSame, settle } from './demand.ts';
import type { Field } from './field.ts';
import type { Update } from './update.ts';
import type { WebhookModel } from './webhook.ts';

const COUNTS = members.filter(({ counts }) => counts !== undefined);
const FOLLOWERS = members.filter(({ follows }) => follows !== undefined);
const CLOCKS = members.filter(({ clock }) => clock !== undefined);

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
  for (const member of COUNTS) settle(update, member, countDemand(member, update, webhook), ledger);
  for (const member of FOLLOWERS) {
    settle(update, member, followerDemand(member, update, webhook, ledger), ledger);
  }
  const charged = CLOCKS.filter(
    (member) => !settle(update, member, clockDemand(member, update, webhook), ledger),
  );
  return new Set(charged.map(({ name }) => name));
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
  const kept = typeof shown === 'string' && values.includes(shown);
  if (kept) ledger.observe('observed/error-state', `"${shown}" while ${follows.member} is ${led}`);
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
