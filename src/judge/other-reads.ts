import { answers, operation } from '../../generated/contract.ts';
import type { Exchange, RecordedRequest } from '../exchange/exchange.ts';
import { at, isObject, parseJson, sameJson } from '../exchange/json.ts';
import type { PathIds } from '../exchange/path.ts';
import { readPath } from '../exchange/path.ts';
import type { Memory } from './memory.ts';
import { webhookOf } from './memory.ts';
import { canBe, NOTHING, union } from './model/field.ts';
import { fieldOf, seeOptional, visible } from './model/webhook.ts';

/** The ids of the webhook that a request reads, at the path that updates it; undefined for any other request. */
export function readsWebhook({
  method,
  url,
}: Pick<RecordedRequest, 'method' | 'url'>): PathIds | undefined {
  return method.toUpperCase() === 'GET' ? readPath({ method: operation.method, url }) : undefined;
}

/**
 * Takes over what a read shows of a webhook, and charges nobody: where it is not what was known, somebody
 * else may have changed it. The next answer to an update tells which it is.
 *
 * @param alone nothing was in flight together with the read
 */
export function seeState({ request, response }: Exchange, memory: Memory, alone: boolean): void {
  const ids = readsWebhook(request);
  if (ids === undefined || response?.status !== answers.success.status || response.unrecorded)
    return;
  const state = at(parseJson(response.body), operation.state);
  if (!isObject(state)) return;
  const webhook = webhookOf(memory, ids.webhookId);
  seeOptional(webhook, state);
  let changed = false;
  for (const { name, unordered } of visible) {
    const shown = state[name];
    const field = fieldOf(webhook, name);
    if (shown === undefined || field.excused) continue;
    const known = field.values !== 'any' && canBe(field.values, shown, unordered);
    if (known && alone && field.values !== 'any')
      field.values = field.values.filter((value) => sameJson(value, shown, unordered));
    if (field.values === 'any') field.read = shown;
    else if (!known) {
      changed = true;
      field.values = union(field.values, [shown]);
      Object.assign(field, { before: undefined, contested: false, suspects: NOTHING });
    }
  }
  if (!changed) return;
  webhook.endings = [];
  webhook.lastUpdate = undefined;
}
