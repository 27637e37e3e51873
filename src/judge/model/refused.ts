import type { RuleId } from '../../../generated/catalogue.ts';
import type { SettingName } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { suspect, union } from './field.ts';
import type { Write } from './update.ts';
import { isUnordered, storedAs } from './update.ts';
import type { WebhookModel } from './webhook.ts';

/** What a refused request carried must not turn up in a webhook: if it does, the rule is broken. */
export function refuse(
  raw: Readonly<Record<string, Json>>,
  webhook: WebhookModel,
  rule: RuleId,
): void {
  for (const name of Object.keys(raw) as SettingName[]) {
    const field = webhook.fields.get(name);
    const value = raw[name];
    if (field !== undefined && value !== undefined) suspect(field, value, rule, isUnordered(name));
  }
}

/** A request without an answer, or with one that says nothing of its fate, may have been stored or not. */
export function perhaps(write: Write, webhook: WebhookModel): void {
  for (const name of write.settings.keys()) {
    const field = webhook.fields.get(name);
    if (field === undefined) continue;
    const values = storedAs(write, name) ?? [];
    field.values = union(field.values, values);
    field.excused ||= values === 'any';
    field.before = undefined;
  }
  webhook.lastUpdate = undefined;
}

/** A request was accepted that had to be refused, or answered in a way that cannot be read. */
export function forget(write: Write, webhook: WebhookModel): void {
  for (const name of write.settings.keys()) {
    const field = webhook.fields.get(name);
    if (field === undefined) continue;
    Object.assign(field, { values: 'any', excused: true, before: undefined, suspects: [] });
  }
  webhook.lastUpdate = undefined;
}
