import type { Setting } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Field, Values } from './field.ts';
import { canBe, NOTHING } from './field.ts';
import type { Update } from './update.ts';

/** Judges what the answer to an update shows of a member that it sent, and takes it over. */
export function judgeSent(
  { exchange }: Update,
  setting: Setting,
  field: Field,
  sent: readonly Json[],
  shown: Json | undefined,
  repeated: boolean,
  ledger: Ledger,
): void {
  const stored = canBe(sent, shown, setting.unordered);
  // What the same update was answered with before is no difference, right or wrong.
  const differs = repeated && !stored && !sameJson(field.answered, shown, setting.unordered);
  if (repeated && !differs) ledger.keep('partial-update/repeat-is-same');
  if (stored) {
    ledger.keep('partial-update/stored-as-sent');
    if (setting.type === 'array') ledger.keep('partial-update/list-replaced');
  } else {
    const merged = isMerged(shown, sent, field.values);
    const rule = differs ? 'repeat-is-same' : merged ? 'list-replaced' : 'stored-as-sent';
    ledger.charge(`partial-update/${rule}`, exchange, {
      pointer: setting.name,
      expected: sent.map(show).join(' or '),
      actual: show(shown),
    });
  }
  takeSent(setting, field, sent, shown, stored);
  field.answered = shown;
  field.excused = false;
  field.mistaken = false;
  field.contested = false;
  if (field.suspects !== NOTHING) {
    field.suspects = field.suspects.filter(({ value }) => !canBe(sent, value, setting.unordered));
  }
}

/** Takes over what was sent, or after a failure that nobody knows whether that or what is shown is stored; the next answer tells. */
function takeSent(
  { unordered }: Setting,
  field: Field,
  sent: readonly Json[],
  shown: Json | undefined,
  stored: boolean,
): void {
  const known = field.values === 'any' ? (field.doubted ?? 'any') : field.values;
  // A value that was there before cannot tell whether it was written.
  const others = except(known, sent, unordered);
  if (others === 'any' || others.length > 0) field.before = others;
  field.values = stored ? sent : 'any';
  field.doubted = stored || shown === undefined ? undefined : [...sent, shown];
}

/** The values of one set that are not in another. */
function except(values: Values, sent: readonly Json[], unordered: boolean): Values {
  return values === 'any' ? values : values.filter((value) => !canBe(sent, value, unordered));
}

/** Whether a list shows what was sent and, besides, entries that were there before. */
function isMerged(shown: Json | undefined, sent: Values, earlier: Values): boolean {
  if (!Array.isArray(shown) || sent === 'any' || earlier === 'any') return false;
  const [list] = sent;
  const before = earlier.flatMap((value) => (Array.isArray(value) ? value : []));
  const has = (entries: readonly Json[], entry: Json): boolean =>
    entries.some((each) => sameJson(each, entry));
  return (
    Array.isArray(list) &&
    list.every((entry: Json) => has(shown, entry)) &&
    list.some((entry: Json) => !has(before, entry)) &&
    shown.some((entry: Json) => !has(list, entry)) &&
    shown.every((entry: Json) => has(list, entry) || has(before, entry))
  );
}
