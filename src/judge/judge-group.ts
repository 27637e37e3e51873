import type { JsonObject } from '../exchange/json.ts';
import type { Judged } from './judge-exchange.ts';
import type { Ledger } from './ledger.ts';
import type { Memory } from './memory.ts';
import { isPartial, otherWebhooks, suspectWebhooks, webhookOf } from './memory.ts';
import { judgeClock } from './model/clock.ts';
import type { Contender } from './model/endings.ts';
import { suspect } from './model/field.ts';
import { judgeTogether } from './model/in-flight.ts';
import { areInOrder } from './model/linear.ts';
import { forget, perhaps, refuse } from './model/refused.ts';
import { judgeMembers } from './model/resource.ts';
import { judgeAlone } from './model/sequential.ts';
import type { Update, Write } from './model/update.ts';
import { isUnordered } from './model/update.ts';
import type { WebhookModel } from './model/webhook.ts';
import { fieldOf } from './model/webhook.ts';

/** The third layer: judges exchanges that were in flight together against what is known of their webhooks. */
export function judgeGroup(group: readonly Judged[], memory: Memory, ledger: Ledger): void {
  const byWebhook = new Map<string, Judged[]>();
  for (const judged of group) {
    const key = judged.reading.webhookId.toLowerCase();
    const same = byWebhook.get(key);
    if (same === undefined) byWebhook.set(key, [judged]);
    else same.push(judged);
  }
  for (const [id, judged] of byWebhook) judgeWebhook(id, judged, memory, ledger);
}

function judgeWebhook(id: string, group: readonly Judged[], memory: Memory, ledger: Ledger): void {
  suspectRefused(id, group, memory);
  const writers = group.filter(({ fate }) => fate.kind !== 'refused' && fate.kind !== 'nothing');
  const [only] = writers;
  const shows = writers.some(({ fate }) => fate.kind === 'accepted' || fate.kind === 'adopt');
  if (only === undefined || (!shows && !memory.webhooks.has(id))) return;
  const webhook = webhookOf(memory, id);
  if (writers.length === 1) settle(only, id, webhook, memory, ledger);
  else settleTogether(writers, id, webhook, memory, ledger);
  for (const judged of writers) warnOthers(writeOf(judged, id), judged.raw, id, memory, ledger);
  // An answer that came while a refused request was on its way does not clear it.
  if (writers.length < group.length) suspectRefused(id, group, memory);
}

function suspectRefused(id: string, group: readonly Judged[], memory: Memory): void {
  for (const judged of group) {
    if (judged.fate.kind !== 'refused') continue;
    for (const webhook of suspectWebhooks(memory, id)) {
      refuse(judged.raw, writeOf(judged, id), webhook, judged.fate.rule);
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
  const { fate, reading, exchange } = judged;
  const write = writeOf(judged, id);
  if (fate.kind === 'perhaps') perhaps(write, webhook);
  else if (fate.kind === 'forget') forget(write, webhook);
  else if (fate.kind === 'adopt') adopt(fate.data, webhook);
  else if (fate.kind === 'accepted') {
    const update: Update = { ...write, data: fate.data };
    const repeated = write.settings.size > 0 && webhook.lastUpdate === exchange.request.body;
    count(update, memory);
    const charged = judgeMembers(update, reading, webhook, false, ledger);
    if (charged === undefined) {
      perhaps(write, webhook);
      return;
    }
    const changed = judgeAlone(update, webhook, repeated, ledger);
    judgeClock(update, webhook, changed ? 'changed' : 'unchanged', charged, ledger);
    webhook.lastUpdate = write.settings.size > 0 ? (exchange.request.body ?? undefined) : undefined;
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
  const inOrder = areInOrder(updates, webhook);
  if (inOrder !== undefined) ledger.observe('observed/answers-in-order', inOrder ? 'yes' : 'no');
  judgeTogether(contenders, updates, webhook, ledger);
}

function writeOf({ exchange, reading }: Judged, webhookId: string): Write {
  const { body } = reading;
  const empty = { exchange, webhookId, settings: new Map(), others: {} };
  return body.kind === 'update'
    ? { ...empty, settings: body.settings, others: body.others }
    : empty;
}

function count(update: Update, memory: Memory): void {
  memory.updates += 1;
  if (isPartial(update.settings)) memory.partial += 1;
}

/** Takes over the state that an answer shows, without judging it. */
function adopt(data: JsonObject, webhook: WebhookModel): void {
  for (const name of webhook.fields.keys()) {
    const shown = data[name];
    Object.assign(fieldOf(webhook, name), {
      values: shown === undefined ? 'any' : [shown],
      excused: false,
      before: undefined,
      contested: false,
      suspects: [],
    });
  }
  webhook.endings = [];
  webhook.lastUpdate = undefined;
}

/** What one webhook was sent must not turn up in another. */
function warnOthers(
  write: Write,
  raw: JsonObject,
  id: string,
  memory: Memory,
  ledger: Ledger,
): void {
  const rule = 'partial-update/others-untouched';
  if (ledger.isLocked(rule)) return;
  for (const other of otherWebhooks(memory, id)) {
    for (const name of write.settings.keys()) {
      const field = other.fields.get(name);
      const value = raw[name];
      if (field !== undefined && value !== undefined)
        suspect(field, value, rule, isUnordered(name));
    }
  }
}
