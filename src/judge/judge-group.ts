import { members, operation, settings } from '../../generated/contract.ts';
import { grouped } from '../exchange/grouped.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { Reading } from '../reading/reading.ts';
import type { Judged } from './judge-exchange.ts';
import type { Ledger } from './ledger.ts';
import type { Memory } from './memory.ts';
import { isPartial, otherWebhooks, suspectWebhooks, webhookOf } from './memory.ts';
import { judgeAdopted } from './model/adopted.ts';
import { judgeClock } from './model/clock.ts';
import type { Contender } from './model/endings.ts';
import { judgeTogether } from './model/in-flight.ts';
import { areInOrder } from './model/linear.ts';
import { forget, perhaps, refuse, takeOver } from './model/refused.ts';
import { judgeMembers } from './model/resource.ts';
import { judgeAlone } from './model/sequential.ts';
import type { Update, Write } from './model/update.ts';
import type { WebhookModel } from './model/webhook.ts';
import { seeOptional } from './model/webhook.ts';

/** Every setting, as one about which nobody knows what was sent. */
const ANYTHING: Write['settings'] = new Map(
  settings.map(({ name }) => [name, { verdict: 'open', question: 'coerced-value' }]),
);

/** The members that show which webhook it is. */
const IDS = members.filter(({ equalsParameter }) => equalsParameter === operation.parameters[1]);

const NOTHING: ReadonlySet<string> = new Set();

/** The third layer: judges exchanges that were in flight together against what is known of their webhooks. */
export function judgeGroup(group: readonly Judged[], memory: Memory, ledger: Ledger): void {
  const [first] = group;
  if (first !== undefined && group.length === 1) {
    judgeWebhook(first.reading.webhookId.toLowerCase(), group, false, memory, ledger);
    return;
  }
  const byWebhook = grouped(group, ({ reading }) => reading.webhookId.toLowerCase());
  for (const [id, judged] of byWebhook) judgeWebhook(id, judged, true, memory, ledger);
  // An answer that came while another request was on its way does not clear what that one carried.
  for (const [id, judged] of byWebhook) {
    suspectRefused(id, judged, memory);
    for (const each of writersOf(judged)) warnOthers(id, each, memory, ledger);
  }
}

function judgeWebhook(
  id: string,
  group: readonly Judged[],
  together: boolean,
  memory: Memory,
  ledger: Ledger,
): void {
  suspectRefused(id, group, memory);
  const writers = writersOf(group);
  const [only] = writers;
  for (const judged of writers) {
    if (judged.fate.kind === 'failed') takeOverElsewhere(id, judged, judged.fate.data, memory);
  }
  const shows = writers.some(({ fate }) => fate.kind === 'accepted' || fate.kind === 'adopt');
  if (only === undefined) return;
  if (!shows && !memory.webhooks.has(id)) {
    for (const judged of writers) spread(id, judged, memory);
    return;
  }
  const webhook = webhookOf(memory, id);
  for (const { fate } of writers) if ('data' in fate) seeOptional(webhook, fate.data);
  if (together) settleTogether(writers, id, webhook, memory, ledger);
  else settle(only, id, webhook, memory, ledger);
  for (const judged of writers) warnOthers(id, judged, memory, ledger);
}

function writersOf(group: readonly Judged[]): Judged[] {
  return group.filter(({ fate }) => fate.kind !== 'refused' && fate.kind !== 'nothing');
}

function suspectRefused(id: string, group: readonly Judged[], memory: Memory): void {
  for (const judged of group) {
    if (judged.fate.kind !== 'refused') continue;
    for (const webhook of suspectWebhooks(memory, id)) {
      refuse(judged.raw, webhook, judged.fate.rule);
    }
  }
}

function settle(
  judged: Judged,
  id: string,
  webhook: WebhookModel,
  memory: Memory,
  ledger: Ledger,
): void {
  const { fate, reading } = judged;
  const write = writeOf(judged, id);
  if (fate.kind === 'perhaps') perhaps(write, webhook);
  else if (fate.kind === 'forget') forget(write, webhook);
  else if (fate.kind === 'failed') takeOver({ ...write, data: fate.data }, webhook);
  else if (fate.kind === 'adopt')
    judgeAdopted({ ...write, data: fate.data }, sentIn(reading), webhook, ledger);
  else if (fate.kind === 'accepted') {
    const update: Update = { ...write, data: fate.data };
    const text = judged.exchange.request.body ?? undefined;
    const repeated = webhook.lastUpdate === text;
    count(update, memory);
    const charged = judgeMembers(update, reading, webhook, false, ledger);
    if (charged === undefined) {
      takeOver(update, webhook);
      return;
    }
    const changed = judgeAlone(update, webhook, repeated, ledger);
    judgeClock(update, webhook, changed ? 'changed' : 'unchanged', charged, ledger);
    webhook.othersWrote = false;
    webhook.lastUpdate = write.settings.size > 0 ? text : undefined;
  }
}

function settleTogether(
  group: readonly Judged[],
  id: string,
  webhook: WebhookModel,
  memory: Memory,
  ledger: Ledger,
): void {
  const updates: Update[] = [];
  const contenders: Contender[] = group.map((judged) => {
    const write = writeOf(judged, id);
    const { fate, reading } = judged;
    if (fate.kind !== 'accepted') return { ...write, certain: false };
    const update: Update = { ...write, data: fate.data };
    count(update, memory);
    const charged = judgeMembers(update, reading, webhook, true, ledger);
    if (charged !== undefined) {
      judgeClock(update, webhook, 'together', charged, ledger);
      updates.push(update);
    }
    return { ...write, certain: true };
  });
  const inOrder = updates.length > 1 ? areInOrder(updates, webhook) : undefined;
  if (inOrder !== undefined) ledger.observe('observed/answers-in-order', inOrder ? 'yes' : 'no');
  judgeTogether(contenders, updates, webhook, ledger);
}

/** What an exchange wrote. Nobody knows what a server makes of a body that is no update. */
function writeOf({ exchange, reading }: Judged, webhookId: string): Write {
  const { body } = reading;
  return body.kind === 'update'
    ? { exchange, webhookId, settings: body.settings, others: body.others }
    : { exchange, webhookId, settings: ANYTHING, others: {} };
}

/** The settings that a body carries, where it is an update. */
function sentIn({ body }: Reading): ReadonlySet<string> {
  return body.kind === 'update' ? new Set(body.settings.keys()) : NOTHING;
}

function count(update: Update, memory: Memory): void {
  memory.updates += 1;
  if (isPartial(update.settings)) memory.partial += 1;
}

/** What one webhook was sent must not turn up in another. */
function warnOthers(id: string, { raw }: Judged, memory: Memory, ledger: Ledger): void {
  const rule = 'partial-update/others-untouched';
  if (ledger.isLocked(rule)) return;
  const wrote = Object.keys(raw).length > 0;
  for (const other of otherWebhooks(memory, id)) {
    refuse(raw, other, rule);
    other.othersWrote ||= wrote;
  }
}

/** The answer to a request that failed may show another webhook than that of the path: that one was changed, too. */
function takeOverElsewhere(id: string, judged: Judged, data: JsonObject, memory: Memory): void {
  for (const { name } of IDS) {
    const shown = String(data[name]).toLowerCase();
    const other = memory.webhooks.get(shown);
    if (other !== undefined && shown !== id) takeOver({ ...writeOf(judged, shown), data }, other);
  }
}

/** An update was accepted for a webhook that does not exist: whose it became is not known. */
function spread(id: string, judged: Judged, memory: Memory): void {
  if (judged.fate.kind !== 'forget' && judged.fate.kind !== 'failed') return;
  for (const webhook of suspectWebhooks(memory, id)) perhaps(writeOf(judged, id), webhook);
}
