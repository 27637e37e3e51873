import type { RuleId } from '../../../generated/catalogue.ts';
import type { Setting } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';
import { precedes } from '../../exchange/order.ts';
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

const OWN: RuleId = 'concurrency/own-members-shown';

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
    // It is one of them itself, which adds nothing to what it may show.
    const rivals = contenders.filter((other) => overlap(other, update));
    const earlier = contenders.filter((other) => precedes(other.exchange, update.exchange));
    for (const setting of webhook.visible) {
      const field = fieldOf(webhook, setting.name);
      const before = { ...field, ...valuesAfter(setting, field, earlier) };
      judgeShown(update, setting, before, rivals, ledger);
    }
  }
  for (const setting of visible) takeOver(setting, fieldOf(webhook, setting.name), contenders);
  for (const { settings } of contenders)
    for (const name of settings.keys()) webhook.hidden.delete(name);
  webhook.endings = endingsOf(contenders, webhook.visible);
  webhook.lastUpdate = undefined;
}

function overlap(a: Contender, b: Update): boolean {
  return !precedes(a.exchange, b.exchange) && !precedes(b.exchange, a.exchange);
}

/** What is known of a field ahead of an update. */
type Known = Pick<Field, 'values' | 'excused' | 'before' | 'contested' | 'suspects'>;

function judgeShown(
  update: Update,
  setting: Setting,
  before: Known,
  rivals: readonly Contender[],
  ledger: Ledger,
): void {
  const own = storedAs(update, setting.name);
  const shown = update.data[setting.name];
  const permitted = withWritten(own ?? (before.excused ? 'any' : before.values), setting, rivals);
  if (permitted === 'any') return;
  const rule = own === undefined ? ruleOfOthers(setting, before, shown) : OWN;
  ledger.check(rule, canBe(permitted, shown, setting.unordered), update.exchange, () => ({
    pointer: setting.name,
    expected: permitted.map(show).join(' or '),
    actual: show(shown),
  }));
}

/** Whose failure it is if a member that was not sent shows another value: that of writes before, or of those in flight. */
function ruleOfOthers(
  { unordered }: Setting,
  { values, before, contested, suspects }: Known,
  shown: Json | undefined,
): RuleId {
  const stray = suspects.find(
    ({ value }) => shown !== undefined && sameJson(value, shown, unordered),
  );
  if (stray !== undefined) return stray.rule;
  const lost =
    !canBe(values, shown, unordered) &&
    before !== undefined &&
    before !== 'any' &&
    canBe(before, shown, unordered);
  if (!lost) return 'concurrency/others-explained';
  return contested ? 'concurrency/every-update-survives' : 'partial-update/visible-at-once';
}

/** The values of a set, and those that some writes give a setting. */
function withWritten(values: Values, { name }: Setting, writes: readonly Contender[]): Values {
  let all = values;
  for (const write of writes) {
    const written = storedAs(write, name);
    if (written !== undefined) all = union(all, written);
  }
  return all;
}

function takeOver(setting: Setting, field: Field, contenders: readonly Contender[]): void {
  if (!contenders.some((write) => write.settings.has(setting.name))) return;
  const after = valuesAfter(setting, field, contenders);
  // What a lost update leaves: the value from before, or that of another one.
  field.before = withWritten(field.values, setting, contenders);
  field.contested = true;
  field.values = after.values;
  field.excused = after.excused;
  field.mistaken = false;
  field.suspects = field.suspects.filter(
    ({ value }) => !canBe(after.values, value, setting.unordered),
  );
}

/** What a field can be once all of some writes are done: the value of any that no other certainly follows. */
function valuesAfter(
  setting: Setting,
  field: Field,
  contenders: readonly Contender[],
): Pick<Field, 'values' | 'excused'> {
  const { name } = setting;
  const writers = contenders.filter((write) => write.settings.has(name));
  const last = writers.filter(
    (write) => !writers.some((other) => other.certain && precedes(write.exchange, other.exchange)),
  );
  const before: Values = writers.some((write) => write.certain) ? [] : field.values;
  const values = withWritten(before, setting, last);
  const open = last.some((write) => storedAs(write, name) === 'any');
  return { values, excused: values === 'any' && (open || field.excused) };
}
