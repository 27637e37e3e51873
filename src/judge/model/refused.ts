import type { RuleId } from '../../../generated/catalogue.ts';
import type { SettingName } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { NOTHING, suspect, union } from './field.ts';
import type { Update, Write } from './update.ts';
import { isUnordered, storedAs } from './update.ts';
import type { WebhookModel } from './webhook.ts';
import { fieldOf, visible } from './webhook.ts';

/** What a refused request carried must not turn up in a webhook: if it does, the rule is broken. */
export function refuse(
  raw: Readonly<Record<string, Json>>,
  webhook: WebhookModel,
  rule: RuleId,
): void {
  for (const name of Object.keys(raw) as SettingName[]) {
    const field = webhook.fields.get(name);
    const value = raw[name];
    const hidden = webhook.hidden.get(name);
    if (hidden !== undefined && value !== undefined) webhook.hidden.set(name, [...hidden, value]);
    if (field !== undefined && value !== undefined) suspect(field, value, rule, isUnordered(name));
  }
}

/** A request without an answer, or with one that says nothing of its fate, may have been stored or not. */
export function perhaps(write: Write, webhook: WebhookModel): void {
  for (const name of write.settings.keys()) {
    webhook.hidden.delete(name);
    const field = webhook.fields.get(name);
    if (field === undefined) continue;
    const values = storedAs(write, name) ?? [];
    field.values = union(field.values, values);
    const { verdict } = write.settings.get(name) ?? {};
    field.excused ||= verdict === 'open';
    field.mistaken ||= verdict === 'refused';
    field.before = undefined;
  }
  webhook.lastUpdate = undefined;
}

/**
 * An answer was charged, and says that something was stored. Either what it shows or what was known may be
 * right; the next answer tells, and is not charged for the difference.
 */
export function takeOver({ data, ...write }: Update, webhook: WebhookModel): void {
  for (const { name } of visible) {
    const field = fieldOf(webhook, name);
    const sent = write.settings.get(name);
    const shown = data[name];
    const open = sent !== undefined && (sent.verdict !== 'taken' || shown === undefined);
    const known = shown === undefined || open ? 'any' : union(field.values, [shown]);
    Object.assign(field, {
      values: sent?.verdict === 'taken' ? union(known, sent.values) : known,
      excused: open || (sent === undefined && field.excused),
      mistaken: sent === undefined ? field.mistaken : sent.verdict === 'refused',
      answered: sent === undefined ? field.answered : shown,
      before: undefined,
      contested: false,
      suspects: NOTHING,
    });
  }
  webhook.hidden.clear();
  webhook.constants.clear();
  webhook.clock.last = undefined;
  webhook.endings = [];
  const right = [...write.settings.values()].every(({ verdict }) => verdict === 'taken');
  webhook.lastUpdate =
    right && write.settings.size > 0 ? (write.exchange.request.body ?? undefined) : undefined;
}

/** An open request was answered in a way that says nothing of what came of it. */
export function forget(write: Write, webhook: WebhookModel): void {
  for (const name of write.settings.keys()) {
    webhook.hidden.delete(name);
    const field = webhook.fields.get(name);
    if (field === undefined) continue;
    Object.assign(field, { values: 'any', excused: true, before: undefined, suspects: [] });
  }
  webhook.lastUpdate = undefined;
}
