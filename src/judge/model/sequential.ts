import type { RuleId } from '../../../generated/catalogue.ts';
import type { Setting } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import { settleEndings } from './endings.ts';
import type { Field } from './field.ts';
import { canBe, NOTHING, union } from './field.ts';
import { judgeSent } from './sent.ts';
import type { Update } from './update.ts';
import { storedAs } from './update.ts';
import type { WebhookModel } from './webhook.ts';
import { fieldOf } from './webhook.ts';

/**
 * Judges the answer to an update that was alone in flight, and takes over what it shows.
 *
 * @param repeated the same update was accepted just before
 * @returns whether the update changed a setting for certain
 */
export function judgeAlone(
  update: Update,
  webhook: WebhookModel,
  repeated: boolean,
  ledger: Ledger,
): boolean {
  let changed = seeHidden(update, webhook);
  let kept = true;
  for (const setting of webhook.visible) {
    const field = fieldOf(webhook, setting.name);
    const sent = storedAs(update, setting.name);
    const shown = update.data[setting.name];
    if (sent === undefined)
      kept = judgeAbsent(update, setting, field, webhook, shown, ledger) && kept;
    else if (sent === 'any') judgeOpen(update, setting, field, shown, ledger);
    else {
      changed ||= !sent.some((value) => canBe(field.values, value, setting.unordered));
      judgeSent(update, setting, field, sent, shown, repeated, ledger);
    }
  }
  settleEndings(update, webhook, kept, ledger);
  return changed;
}

/** @returns whether a setting that no answer shows has another value than before, for certain */
function seeHidden(update: Update, webhook: WebhookModel): boolean {
  let changed = false;
  for (const [name, reading] of update.settings) {
    if (webhook.fields.has(name)) continue;
    const [value, ...more] = reading.verdict === 'taken' ? reading.values : [];
    const before = webhook.hidden.get(name);
    if (value === undefined || more.length > 0) webhook.hidden.delete(name);
    else {
      changed ||= before !== undefined && !before.some((each) => sameJson(each, value));
      webhook.hidden.set(name, [value]);
    }
  }
  return changed;
}

/**
 * A server may take an open value for what it says. One of a neighbouring type it may also take for nothing,
 * unless that is a word for true or false; anything else it may not.
 */
function judgeOpen(
  update: Update,
  setting: Setting,
  field: Field,
  shown: Json | undefined,
  ledger: Ledger,
): void {
  const reading = update.settings.get(setting.name);
  const values = reading?.verdict === 'open' ? (reading.readings ?? 'any') : 'any';
  const coerced = reading?.question === 'coerced-value';
  const possible = coerced && setting.type !== 'boolean' ? union(values, field.values) : values;
  const told = possible !== 'any';
  const kept =
    told &&
    ledger.check(
      coerced ? 'validation/type' : 'partial-update/stored-as-sent',
      canBe(possible, shown, setting.unordered),
      update.exchange,
      () => ({
        pointer: coerced ? `${setting.name}/type` : setting.name,
        expected: possible.map(show).join(' or '),
        actual: show(shown),
      }),
    );
  Object.assign(field, {
    values: kept ? possible : 'any',
    excused: !kept,
    mistaken: false,
    before: undefined,
    contested: false,
    suspects: NOTHING,
  });
}

/** Takes over the first value that an answer shows of a field. */
function learnValue(field: Field, shown: Json): void {
  field.values = field.read === undefined ? [shown] : union([shown], [field.read]);
  field.read = undefined;
  field.doubted = undefined;
}

/** @returns whether the field shows a value that it can have */
function judgeAbsent(
  update: Update,
  setting: Setting,
  field: Field,
  webhook: WebhookModel,
  shown: Json | undefined,
  ledger: Ledger,
): boolean {
  if (field.excused) return true;
  if (field.values === 'any') {
    if (shown !== undefined) learnValue(field, shown);
    return true;
  }
  const kept = canBe(field.values, shown, setting.unordered);
  const empty = update.settings.size === 0 && Object.keys(update.others).length === 0;
  if (kept) {
    ledger.keep(empty ? 'partial-update/empty-changes-nothing' : 'partial-update/absent-unchanged');
    if (field.before !== undefined) {
      ledger.keep(
        field.contested ? 'concurrency/every-update-survives' : 'partial-update/visible-at-once',
      );
    }
    for (const { rule } of field.suspects) ledger.keep(rule);
  } else {
    ledger.charge(
      ruleOf(setting, field, shown, empty, webhook.othersWrote, ledger),
      update.exchange,
      {
        pointer: setting.name,
        expected: field.values.map(show).join(' or '),
        actual: show(shown),
      },
    );
  }
  // After a failure either the answer or what was known may be right; the next answer tells.
  if (!kept) field.values = [...field.values, ...(shown === undefined ? [] : [shown])];
  else if (field.values.length > 1) {
    field.values = field.values.filter((value) => sameJson(value, shown, setting.unordered));
  }
  field.before = undefined;
  field.contested = false;
  field.suspects = NOTHING;
  return kept;
}

/** Why a field that was not sent shows another value than it had. */
function ruleOf(
  { name, unordered }: Setting,
  field: Field,
  shown: Json | undefined,
  empty: boolean,
  othersWrote: boolean,
  ledger: Ledger,
): RuleId {
  const stray = field.suspects.find(({ value }) => sameJson(value, shown, unordered));
  if (stray !== undefined) return stray.rule;
  const { before, contested } = field;
  const wasThere = before !== undefined && before !== 'any' && canBe(before, shown, unordered);
  // Its own updates in flight are nearer than those of other webhooks, whose values would be known.
  if (contested) return 'concurrency/every-update-survives';
  if (wasThere) return 'partial-update/visible-at-once';
  if (!empty) return 'partial-update/absent-unchanged';
  const others = 'partial-update/others-untouched';
  const drifts = ledger.hasFinding('partial-update/empty-changes-nothing', name);
  return othersWrote && !drifts && !ledger.isLocked(others)
    ? others
    : 'partial-update/empty-changes-nothing';
}
