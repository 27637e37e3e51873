import { answers, members, operation, settings } from '../../../generated/contract.ts';
import type { RecordedResponse } from '../../exchange/exchange.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import { at, isObject, sameJson } from '../../exchange/json.ts';
import { blamed, blameKeys, memberOf } from '../../reading/blame.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Ledger } from '../ledger.ts';

/** Settings that are lists in whose order nothing lies. */
const LISTS = settings.filter(({ unordered }) => unordered).map(({ name }) => name);
const MEMBERS = new Set<string>(members.map(({ name }) => name));

/** An update and what its answer says of the values in it. */
interface Answered {
  readonly raw: JsonObject;
  /** Members that a refusal names. */
  readonly named: ReadonlySet<string>;
  readonly errors: Json | undefined;
  /** The webhook that the answer shows, where the update was accepted. */
  readonly shown: JsonObject | undefined;
  /** What the webhook was before, as far as it is known. */
  readonly before: (setting: string) => Json | undefined;
}

/** What becomes of values about which the documentation is silent. */
export function observeValues(
  update: Reading['body'] & { kind: 'update' },
  raw: JsonObject,
  { status }: RecordedResponse,
  body: Json | undefined,
  before: (setting: string) => Json | undefined,
  ledger: Ledger,
): void {
  const errors = status === answers['invalid-data'].status ? at(body, operation.blame) : undefined;
  const state = status === answers.success.status ? at(body, operation.state) : undefined;
  const shown = isObject(state) ? state : undefined;
  const answered: Answered = { raw, errors, named: blamed(errors), shown, before };
  for (const [name, reading] of update.settings) {
    if (reading.question === undefined) continue;
    const fate = fateOf(answered, name);
    const kind = reading.question === 'coerced-value' ? `${typeName(raw[name])} ` : '';
    if (fate !== undefined)
      ledger.observe(`observed/${reading.question}`, `${name}: ${kind}${fate}`);
  }
  observeOthers(update.others, answered, ledger);
  observeLists(answered, ledger);
}

function fateOf({ raw, named, shown, before }: Answered, name: string): string | undefined {
  if (named.has(name)) return 'refused';
  if (shown === undefined) return undefined;
  if (sameJson(shown[name], raw[name])) return 'stored as sent';
  return sameJson(shown[name], before(name))
    ? 'left as it was'
    : `stored as ${typeName(shown[name])}`;
}

function observeOthers(others: JsonObject, { named, shown }: Answered, ledger: Ledger): void {
  for (const [name, value] of Object.entries(others)) {
    const known = MEMBERS.has(name);
    const rule = known ? 'observed/read-only-member' : 'observed/unknown-member';
    if (named.has(name)) ledger.observe(rule, 'refused');
    else if (shown !== undefined) {
      ledger.observe(rule, !known && sameJson(shown[name], value) ? 'shown' : 'ignored');
    }
  }
}

function observeLists({ raw, errors, shown }: Answered, ledger: Ledger): void {
  for (const name of LISTS) {
    const list = raw[name];
    if (!Array.isArray(list)) continue;
    if (shown !== undefined && sameJson(list, shown[name], true)) {
      ledger.observe('observed/order-of-entries', sameJson(list, shown[name]) ? 'kept' : 'changed');
    }
    for (const key of blameKeys(errors)) {
      if (memberOf(key) === name) ledger.observe('observed/error-key', key.replace(/\d+/g, 'N'));
    }
  }
}

function typeName(value: Json | undefined): string {
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'list' : typeof value;
}
