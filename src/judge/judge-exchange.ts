import type { RuleId } from '../../generated/catalogue.ts';
import type { AnswerName, SettingName } from '../../generated/contract.ts';
import { answers, operation } from '../../generated/contract.ts';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson } from '../exchange/json.ts';
import { showsSecret } from '../exchange/placeholder.ts';
import type { Reading } from '../reading/reading.ts';
import { checkAlways } from './always.ts';
import { checkBlame, keepAcceptedKeywords } from './blame.ts';
import type { Ledger } from './ledger.ts';
import type { Memory } from './memory.ts';
import type { WebhookModel } from './model/webhook.ts';
import { observe } from './observe.ts';
import { answersOf, checkOutcome } from './outcome.ts';
import { checkRevealed } from './revealed.ts';
import { checkShape, checkShownState } from './shape.ts';
import { isUntold } from './status-alone.ts';
import { lookupRule, tokenRule } from './whose-rule.ts';

/**
 * What an exchange means for the model.
 * - `accepted`: an update was stored, and the answer shows the webhook
 * - `refused`: nothing may be stored; the rule says whose promise that is
 * - `adopt`: an open request was accepted; the answer shows what came of it, and is not judged
 * - `failed`: the answer is charged, and says that something was stored; what it shows may be what was
 * - `perhaps`: it may have been stored or not · `forget`: something was stored, and nobody knows what
 * - `nothing`: it says nothing
 */
export type Fate =
  | { readonly kind: 'accepted' | 'adopt'; readonly data: JsonObject }
  | { readonly kind: 'refused'; readonly rule: RuleId }
  | { readonly kind: 'failed'; readonly data: JsonObject }
  | { readonly kind: 'perhaps' | 'forget' | 'nothing' };

const UNAVAILABLE = 503;
/** Where an error says what it is. */
const MESSAGE = '/message';
const MESSAGES = new Map(
  Object.values(answers).map(({ name, example }) => [name, at(example as Json, MESSAGE)]),
);
const NOTHING: JsonObject = {};

/** An exchange after the first two layers. */
export interface Judged {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly raw: JsonObject;
  readonly fate: Fate;
  /** What the answer was: a documented one by name, or a status. */
  readonly answer: string | undefined;
}

/**
 * Judges one exchange by itself: what holds always, then status, then shape and blame.
 */
export function judgeExchange(
  exchange: Exchange,
  reading: Reading,
  memory: Memory,
  ledger: Ledger,
): Judged {
  const raw = membersIn(reading.json);
  memory.secretSent ||= showsSecret(exchange.request.body ?? '');
  const received = exchange.response;
  const status = received === undefined ? undefined : String(received.status);
  if (exchange.repeated || isDeferred(received)) {
    return { exchange, reading, raw, fate: { kind: 'nothing' }, answer: status };
  }
  const json = received === undefined ? undefined : parseJson(received.body);
  const response = isUntold(exchange, reading, ledger)
    ? undefined
    : checkAlways(exchange, json, memory.secretSent, ledger);
  if (response === undefined) {
    return { exchange, reading, raw, fate: { kind: 'perhaps' }, answer: status };
  }
  const known = memory.webhooks.get(reading.webhookId.toLowerCase());
  observe(reading, response, json, raw, (name) => knownValue(known, name), ledger);
  const { fate, answer } = layers(exchange, response, json, reading, memory, ledger);
  return { exchange, reading, raw, fate, answer: answer ?? status };
}

/** Whether an answer only says to come back later, which is no verdict on the request. */
function isDeferred(response: RecordedResponse | undefined): boolean {
  if (response?.status === operation.limitStatus) return true;
  return response?.status === UNAVAILABLE && header(response.headers, 'retry-after') !== undefined;
}

function layers(
  exchange: Exchange,
  response: RecordedResponse,
  json: Json | undefined,
  reading: Reading,
  memory: Memory,
  ledger: Ledger,
): Settled {
  const { expected } = reading;
  const webhook = memory.webhooks.get(reading.webhookId.toLowerCase());
  const mistaken = (member: string): boolean =>
    webhook?.fields.get(member as SettingName)?.mistaken === true;
  const success = response.status === answers.success.status;
  if (expected === undefined)
    return { fate: success ? adopted(exchange, json, mistaken, ledger) : { kind: 'perhaps' } };
  const repeated = reading.body.kind === 'update' && webhook?.lastUpdate === exchange.request.body;
  if (!checkOutcome(exchange, response, json, reading, expected, repeated, ledger)) {
    return { fate: response.status < 300 ? failed(json) : { kind: 'perhaps' } };
  }
  if (expected.statuses.has(response.status)) {
    return {
      fate: success
        ? adopted(exchange, json, mistaken, ledger)
        : { kind: 'refused', rule: refusalRule(reading) },
    };
  }
  const permitted = answersOf(expected, response.status);
  const body = checkShape(exchange, response, json, reading, permitted, mistaken, ledger);
  return success
    ? accept(reading, body, json, ledger)
    : refuse(exchange, reading, permitted, body, memory, ledger);
}

function accept(
  reading: Reading,
  body: Json | undefined,
  json: Json | undefined,
  ledger: Ledger,
): Settled {
  if (body === undefined) return { fate: failed(json) };
  keepAcceptedKeywords(reading, ledger);
  const data = at(body, operation.state);
  return { fate: { kind: 'accepted', data: isObject(data) ? data : {} }, answer: 'success' };
}

function refuse(
  exchange: Exchange,
  reading: Reading,
  permitted: readonly AnswerName[],
  body: Json | undefined,
  memory: Memory,
  ledger: Ledger,
): Settled {
  const fate: Fate = { kind: 'refused', rule: refusalRule(reading) };
  if (body === undefined) return { fate };
  checkRevealed(exchange, reading, body, ledger);
  if (permitted.includes('invalid-data')) {
    checkBlame(exchange, reading, body, memory.canBlame, ledger);
  }
  const message = at(body, MESSAGE);
  const answer = permitted.find((name) => MESSAGES.get(name) === message) ?? permitted[0];
  return { fate, answer };
}

/** The fate of an exchange, and the documented answer that it got. */
interface Settled {
  readonly fate: Fate;
  readonly answer?: AnswerName | undefined;
}

/** The state that the answer to an open request shows, if it shows one. */
function adopted(
  exchange: Exchange,
  json: Json | undefined,
  mistaken: (member: string) => boolean,
  ledger: Ledger,
): Fate {
  const data = at(json, operation.state);
  if (json === undefined || !isObject(data)) return { kind: 'forget' };
  return checkShownState(exchange, json, mistaken, ledger)
    ? { kind: 'adopt', data }
    : { kind: 'failed', data };
}

/** After a failure, the webhook that the answer shows, as far as it shows one. */
function failed(json: Json | undefined): Fate {
  const data = at(json, operation.state);
  return { kind: 'failed', data: isObject(data) ? data : NOTHING };
}

/** The members that a body carries, also where it is a list of objects. */
function membersIn(body: Json | undefined): JsonObject {
  if (Array.isArray(body)) return Object.assign({}, ...body.filter(isObject));
  return isObject(body) ? body : NOTHING;
}

/** Whose promise it is that the refused request changes nothing. */
function refusalRule(reading: Reading): RuleId {
  if (tokenRule(reading.token) !== undefined) return 'auth/nothing-stored';
  return lookupRule(reading.lookup) === undefined
    ? 'validation/nothing-stored'
    : 'lookup/nothing-stored';
}

function knownValue(webhook: WebhookModel | undefined, name: string): Json | undefined {
  const values = webhook?.fields.get(name as SettingName)?.values;
  return typeof values === 'object' ? values[0] : undefined;
}
