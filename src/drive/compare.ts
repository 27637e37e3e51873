import { answers, settings } from '../../generated/contract.ts';
import type { Exchange, Failure } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import { sameJson } from '../exchange/json.ts';
import { stateIn } from './acknowledged.ts';
import type { JournalEntry } from './journal.ts';
import { settingsIn } from './journal.ts';
import { sameButForForm } from './same-form.ts';

/** How a webhook differs from what it was; one entry where nothing can be said. */
export function differences(entry: JournalEntry, exchange: Exchange | undefined): string[] {
  const { response, failure } = exchange ?? {};
  if (response === undefined)
    return [failure === undefined ? 'it was not answered' : toldOf(failure)];
  if (response.status !== answers.success.status)
    return [`it was answered with status ${response.status}`];
  const state = stateIn(exchange);
  if (state === undefined) return ['its answer shows no webhook'];
  return differing(entry, state).map((name) => `${name} differs`);
}

function toldOf({ message, advice = '' }: Failure): string {
  return advice === '' ? message : `${message}. ${advice.replace(/\.$/, '')}`;
}

/** The settings that are not what they were; none where no webhook is shown. */
export function differing(
  { settings: before }: JournalEntry,
  state: JsonObject | undefined,
): string[] {
  if (state === undefined) return [];
  const now = settingsIn(state);
  return settings
    .filter(
      ({ name, unordered }) =>
        Object.hasOwn(before, name) &&
        !sameJson(before[name], now[name], unordered) &&
        !sameButForForm(before[name], now[name]),
    )
    .map(({ name }) => name);
}
