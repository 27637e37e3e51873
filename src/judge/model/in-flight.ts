import type { Setting } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Contender } from './endings.ts';
import { endingsOf } from './endings.ts';
import type { Field, Values } from './field.ts';
import { canBe, union } from './field.ts';
import type { Update } from './update.ts';
import { storedAs } from './update.ts';
import type { WebhookModel } from './webhook.ts';
import { fieldOf, visible } from './webhook.ts';

/**
 * Judges updates of one webhook that were in flight together. Each answer shows its own members as sent,
 * unless another update in flight with it sent the same one, and elsewhere a value from before or from
 * one of them. The state after is judged by the next answer.
 *
 * @param contenders every write of the group, with those that got no answer
 * @param updates those of them that were accepted
 */
export function judgeTogether(
  contenders: readonly Contender[],
  updates: readonly Update[],
  webhook: WebhookModel,
  ledger: Ledger,
): void {
  for (const update of updates) {
    const rivals = contenders.filter(
      (other) => other.exchange !== update.exchange && overlap(other, update),
    );
    for (const setting of visible)
      judgeShown(update, setting, fieldOf(webhook, setting.name), rivals, ledger);
  }
  for (const setting of visible) takeOver(setting, fieldOf(webhook, setting.name), contenders);
  webhook.endings = endingsOf(contenders);
  webhook.lastUpdate = undefined;
}

function overlap(a: Contender, b: Update): boolean {
  return a.exchange.startedAt < b.exchange.endedAt && b.exchange.startedAt < a.exchange.endedAt;
}

function judgeShown(
  update: Update,
  setting: Setting,
  field: Field,
  rivals: readonly Contender[],
  ledger: Ledger,
): void {
  const own = storedAs(update, setting.name);
  const shown = update.data[setting.name];
  const base: Values = own ?? field.values;
  const permitted = rivals.reduce<Values>(
    (values, rival) => union(values, storedAs(rival, setting.name) ?? []),
    own === undefined && field.excused ? 'any' : base,
  );
  if (permitted === 'any') return;
  const rule = own === undefined ? 'concurrency/others-explained' : 'concurrency/own-members-shown';
  ledger.check(rule, canBe(permitted, shown, setting.unordered), update.exchange, () => ({
    pointer: setting.name,
    expected: permitted.map(show).join(' or '),
    actual: show(shown),
  }));
}

/** The values that a field can have once all writes are done: those of a write that no other certainly follows. */
function takeOver(setting: Setting, field: Field, contenders: readonly Contender[]): void {
  const writers = contenders.filter((write) => write.settings.has(setting.name));
  if (writers.length === 0) return;
  const last = writers.filter(
    (write) =>
      !writers.some((other) => other.certain && write.exchange.endedAt <= other.exchange.startedAt),
  );
  const before: Values = writers.some((write) => write.certain) ? [] : field.values;
  const values = last.reduce<Values>(
    (all, write) => union(all, storedAs(write, setting.name) ?? []),
    before,
  );
  const excused =
    values === 'any' && writers.some((write) => storedAs(write, setting.name) === 'any');
  const suspects = field.suspects.filter(
    ({ value }: { value: Json }) => !canBe(values, value, setting.unordered),
  );
  Object.assign(field, {
    values,
    excused,
    before: field.values,
    contested: true,
    suspects,
  } satisfies Partial<Field>);
}
