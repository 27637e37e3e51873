import { answers, members, operation } from '../../../generated/contract.ts';
import type { RecordedResponse } from '../../exchange/exchange.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import { at, isObject } from '../../exchange/json.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Ledger } from '../ledger.ts';

const RULE = 'observed/undocumented-members';
const FORM = 'observed/timestamp-form';
/** An example of each documented status. Where there are several, they have the same members. */
const EXAMPLES = new Map(
  Object.values(answers).map(({ status, example }) => [status, example] as const),
);
const TIMES = members.filter(({ timestamp }) => timestamp).map(({ name }) => name);
const MEMBERS = new Set<string>(members.map(({ name }) => name));

/** Which members beyond the documented ones an answer has, and how it writes times. */
export function observeMembers(
  reading: Reading,
  { status }: RecordedResponse,
  body: Json,
  ledger: Ledger,
): void {
  const state = at(body, operation.state);
  if (isObject(state) && status === answers.success.status) observeState(state, ledger);
  if (reading.token !== 'good' && reading.token !== 'missing') return;
  const example = EXAMPLES.get(status);
  if (!isObject(body) || !isObject(example)) return;
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(example, name)) ledger.observe(RULE, `${name} beside status ${status}`);
  }
}

function observeState(state: JsonObject, ledger: Ledger): void {
  let documented = true;
  for (const name of Object.keys(state)) {
    if (MEMBERS.has(name)) continue;
    documented = false;
    ledger.observe(RULE, `${name} in the webhook`);
  }
  if (documented) ledger.observe(RULE, 'none in the webhook');
  for (const name of TIMES) {
    const value = state[name];
    if (typeof value === 'string') ledger.observe(FORM, value.replace(/\d/g, '0'));
  }
}
