import { answers, operation } from '../../generated/contract.ts';
import { answers as validators } from '../../generated/validators.js';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson } from '../exchange/json.ts';

/** The webhook that a successful answer shows. */
export function stateIn(exchange: Exchange | undefined): JsonObject | undefined {
  const { response } = exchange ?? {};
  if (response?.status !== answers.success.status) return undefined;
  const state = at(parseJson(response.body), operation.state);
  return isObject(state) ? state : undefined;
}

/** Whether a service said that it stored an update: the documented success, which shows the webhook. */
export function isAcknowledged(exchange: Exchange | undefined): boolean {
  const body = parseJson(exchange?.response?.body ?? '');
  return stateIn(exchange) !== undefined && body !== undefined && !deniesSuccess(body);
}

/** Whether an answer contradicts a member that is `true` in every documented success. */
function deniesSuccess(body: Json): boolean {
  if (validators.success(body)) return false;
  return (validators.success.errors ?? []).some(
    ({ keyword, params }) => keyword === 'const' && params.allowedValue === true,
  );
}
