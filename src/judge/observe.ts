import type { RuleId } from '../../generated/catalogue.ts';
import { answers, members, operation, settings } from '../../generated/contract.ts';
import type { RecordedResponse } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson, sameJson } from '../exchange/json.ts';
import { blamed, blameKeys } from '../reading/blame.ts';
import type { Reading } from '../reading/reading.ts';
import type { Ledger } from './ledger.ts';
import { refusedSettings } from './outcome.ts';

const SUCCESS = answers.success.status;
const MEMBERS = new Set<string>(members.map(({ name }) => name));

/**
 * Writes down how a target answers the questions that the documentation leaves open. Nothing here fails.
 *
 * @param before the webhook as the answer before showed it, as far as it is known
 */
export function observe(
  reading: Reading,
  raw: JsonObject | undefined,
  response: RecordedResponse,
  before: (setting: string) => Json | undefined,
  ledger: Ledger,
): void {
  const body = parseJson(response.body);
  observeRefusals(reading, response, body, ledger);
  if (body !== undefined) observeMembers(reading, response, body, ledger);
  if (
    reading.token !== 'good' ||
    reading.lookup !== 'none' ||
    reading.body.kind !== 'update' ||
    raw === undefined
  )
    return;
  observeValues(reading.body, raw, response, body, before, ledger);
}

function observeRefusals(
  reading: Reading,
  { status, headers }: RecordedResponse,
  body: Json | undefined,
  ledger: Ledger,
): void {
  const { token, lookup } = reading;
  const type =
    headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].split(';')[0] ??
    'no media type';
  if (token === 'scheme-case')
    ledger.observe('observed/scheme-case', status === SUCCESS ? 'taken' : `refused with ${status}`);
  if (token === 'bad' || token === 'near' || token === 'other-scheme') {
    const message = isObject(body) ? JSON.stringify(body) : type;
    ledger.observe(
      'observed/invalid-token-body',
      message.length > 120 ? `${message.slice(0, 120)}…` : message,
    );
  }
  if (token !== 'good') return;
  if (lookup === 'unknown-both') {
    const message = isObject(body) ? body['message'] : undefined;
    ledger.observe(
      'observed/unknown-both',
      typeof message === 'string' ? message : `status ${status}`,
    );
  }
  if (lookup === 'malformed-id') ledger.observe('observed/malformed-id', `status ${status}`);
  if (lookup !== 'none' && lookup !== 'undecided' && refusedSettings(reading).length > 0) {
    const first =
      status === answers['invalid-data'].status
        ? 'the body'
        : status === answers['unknown-agent'].status
          ? 'the ids'
          : `status ${status}`;
    ledger.observe('observed/order-of-checks', first);
  }
  if (lookup !== 'none') return;
  if (reading.body.kind === 'odd')
    ledger.observe(`observed/${reading.body.oddity}`, `status ${status}`);
  if (reading.body.kind === 'update' && reading.body.large)
    ledger.observe('observed/large-body', `status ${status}`);
}

function observeMembers(
  reading: Reading,
  { status }: RecordedResponse,
  body: Json,
  ledger: Ledger,
): void {
  const state = at(body, operation.state);
  if (isObject(state) && status === SUCCESS) {
    const further = Object.keys(state).filter((name) => !MEMBERS.has(name));
    for (const name of further)
      ledger.observe('observed/undocumented-members', `${operation.state.slice(1)}/${name}`);
    if (further.length === 0)
      ledger.observe('observed/undocumented-members', 'none in the webhook');
    for (const { name, timestamp } of members) {
      const value = state[name];
      if (timestamp && typeof value === 'string')
        ledger.observe('observed/timestamp-form', value.replace(/\d/g, '0'));
    }
  }
  const documented = Object.values(answers).find((answer) => answer.status === status);
  if (!isObject(body) || documented === undefined) return;
  if (reading.token !== 'good' && reading.token !== 'missing') return;
  const example = documented.example;
  for (const name of Object.keys(body)) {
    if (isObject(example) && !Object.hasOwn(example, name))
      ledger.observe('observed/undocumented-members', `${status}: ${name}`);
  }
}

function observeValues(
  { settings: sent, others }: Reading['body'] & { kind: 'update' },
  raw: JsonObject,
  { status }: RecordedResponse,
  body: Json | undefined,
  before: (setting: string) => Json | undefined,
  ledger: Ledger,
): void {
  const errors = at(body, operation.blame);
  const named = blamed(errors);
  const state = at(body, operation.state);
  const shown = isObject(state) && status === SUCCESS ? state : undefined;
  const refused = status === answers['invalid-data'].status;
  const say = (name: string, value: Json | undefined): string | undefined => {
    if (refused && named.has(name)) return 'refused';
    if (shown === undefined) return undefined;
    if (sameJson(shown[name], value)) return 'stored as sent';
    return sameJson(shown[name], before(name))
      ? 'left the member as it was'
      : `stored as ${typeName(shown[name])}`;
  };
  for (const [name, reading] of sent) {
    if (reading.verdict === 'refused') continue;
    const answer = say(name, raw[name]);
    const question = reading.question;
    if (question !== undefined && answer !== undefined) {
      ledger.observe(
        `observed/${question}` satisfies RuleId,
        `${name}: ${question === 'coerced-value' ? `${typeName(raw[name])} ` : ''}${answer}`,
      );
    }
  }
  for (const [name, value] of Object.entries(others)) {
    const rule = MEMBERS.has(name) ? 'observed/read-only-member' : 'observed/unknown-member';
    if (refused && named.has(name)) ledger.observe(rule, 'refused');
    else if (shown !== undefined)
      ledger.observe(
        rule,
        rule.endsWith('unknown-member') && sameJson(shown[name], value) ? 'shown' : 'ignored',
      );
  }
  for (const { name, unordered } of settings) {
    const list = raw[name];
    if (
      unordered &&
      shown !== undefined &&
      Array.isArray(list) &&
      sameJson(list, shown[name], true)
    ) {
      ledger.observe('observed/order-of-entries', sameJson(list, shown[name]) ? 'kept' : 'changed');
    }
    const key = blameKeys(errors).find((each) => blamed({ [each]: [] }).has(name));
    if (unordered && refused && key !== undefined)
      ledger.observe('observed/error-key', key.replace(/\d+/g, 'N'));
  }
}

function typeName(value: Json | undefined): string {
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'list' : typeof value;
}
