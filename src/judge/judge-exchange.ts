import type { RuleId } from '../../generated/catalogue.ts';
import { answers, operation } from '../../generated/contract.ts';
import { state as isState } from '../../generated/validators.js';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson } from '../exchange/json.ts';
import { showsSecret } from '../exchange/placeholder.ts';
import type { Reading } from '../reading/reading.ts';
import { checkAlways } from './always.ts';
import { checkBlame, keepAcceptedKeywords } from './blame.ts';
import type { Ledger } from './ledger.ts';
import type { Memory, webhookOf } from './memory.ts';
import { excusedSettings, fieldOf } from './model/webhook.ts';
import { observe } from './observe.ts';
import { answersOf, checkOutcome, lookupRule, tokenRule } from './outcome.ts';
import { checkShape } from './shape.ts';

/**
 * What an exchange means for the model.
 * - `accepted`: an update was stored, and the answer shows the webhook
 * - `refused`: nothing may be stored; the rule says whose promise that is
 * - `adopt`: an open request was accepted; the answer shows what came of it, and is not judged
 * - `perhaps`: it may have been stored or not · `forget`: something was stored, and nobody knows what
 * - `nothing`: it says nothing
 */
export type Fate =
  | { readonly kind: 'accepted' | 'adopt'; readonly data: JsonObject }
  | { readonly kind: 'refused'; readonly rule: RuleId }
  | { readonly kind: 'perhaps' | 'forget' | 'nothing' };

/** An exchange after the first two layers. */
export interface Judged {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly raw: JsonObject;
  readonly fate: Fate;
  /** What the answer was: a documented one by name, or a status. */
  readonly answer: string | undefined;
}

/** Judges one exchange by itself: what holds always, then status, then shape and blame. */
export function judgeExchange(
  exchange: Exchange,
  reading: Reading,
  memory: Memory,
  ledger: Ledger,
): Judged {
  const body = parseJson(exchange.request.body ?? '');
  const raw = isObject(body) ? body : {};
  memory.secretSent ||= showsSecret(exchange.request.body ?? '');
  const { response } = exchange;
  const status = response === undefined ? undefined : String(response.status);
  if (exchange.repeated || response?.status === operation.limitStatus) {
    return { exchange, reading, raw, fate: { kind: 'nothing' }, answer: status };
  }
  if (!checkAlways(exchange, memory.secretSent, ledger) || response === undefined) {
    return { exchange, reading, raw, fate: { kind: 'perhaps' }, answer: status };
  }
  const known = memory.webhooks.get(reading.webhookId.toLowerCase());
  observe(reading, raw, response, (name) => knownValue(known, name), ledger);
  const { fate, answer } = layers(exchange, response, reading, memory, ledger);
  return { exchange, reading, raw, fate, answer: answer ?? status };
}

function layers(
  exchange: Exchange,
  response: RecordedResponse,
  reading: Reading,
  memory: Memory,
  ledger: Ledger,
): { fate: Fate; answer?: string } {
  const { expected } = reading;
  const success = response.status === answers.success.status;
  if (expected === undefined) return { fate: success ? adopted(response) : { kind: 'perhaps' } };
  const webhook = memory.webhooks.get(reading.webhookId.toLowerCase());
  const updates = reading.body.kind === 'update' && reading.body.settings.size > 0;
  const repeated =
    updates && webhook?.lastUpdate !== undefined && webhook.lastUpdate === exchange.request.body;
  if (!checkOutcome(exchange, response, reading, expected, repeated, ledger)) {
    return { fate: { kind: response.status < 300 ? 'forget' : 'perhaps' } };
  }
  if (expected.statuses.has(response.status)) {
    return { fate: success ? adopted(response) : { kind: 'refused', rule: refusalRule(reading) } };
  }
  const permitted = answersOf(expected, response.status);
  const excused = new Set([...excusedSettings(webhook), ...openSettings(reading)]);
  const body = checkShape(exchange, response, reading, permitted, excused, ledger);
  const [answer] = permitted;
  if (body === undefined)
    return { fate: success ? { kind: 'forget' } : { kind: 'refused', rule: refusalRule(reading) } };
  if (success) {
    keepAcceptedKeywords(reading, ledger);
    const data = at(body, operation.state);
    return { fate: { kind: 'accepted', data: isObject(data) ? data : {} }, answer: 'success' };
  }
  if (permitted.includes('invalid-data'))
    checkBlame(exchange, reading, body, memory.canBlame, ledger);
  const named = permitted.find((name) => isExample(body, name)) ?? answer;
  return {
    fate: { kind: 'refused', rule: refusalRule(reading) },
    ...(named === undefined ? {} : { answer: named }),
  };
}

/** The state that the answer to an open request shows, if it shows one. */
function adopted(response: RecordedResponse): Fate {
  const data = at(parseJson(response.body), operation.state);
  return isObject(data) && isState(data) ? { kind: 'adopt', data } : { kind: 'forget' };
}

function openSettings({ body }: Reading): string[] {
  if (body.kind !== 'update') return [];
  return [...body.settings]
    .filter(([, setting]) => setting.verdict === 'open')
    .map(([name]) => name);
}

/** Whose promise it is that the refused request changes nothing. */
function refusalRule(reading: Reading): RuleId {
  if (tokenRule(reading.token) !== undefined) return 'auth/nothing-stored';
  return lookupRule(reading.lookup) === undefined
    ? 'validation/nothing-stored'
    : 'lookup/nothing-stored';
}

function knownValue(
  webhook: ReturnType<typeof webhookOf> | undefined,
  name: string,
): ReturnType<typeof at> {
  if (webhook === undefined) return undefined;
  for (const setting of webhook.fields.keys()) {
    const { values } = fieldOf(webhook, setting);
    if (setting === name && values !== 'any') return values[0];
  }
  return undefined;
}

function isExample(body: ReturnType<typeof at>, name: keyof typeof answers): boolean {
  return (
    isObject(body) &&
    isObject(answers[name].example) &&
    body.message === answers[name].example.message
  );
}
