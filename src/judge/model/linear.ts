import type { SettingName } from '../../../generated/contract.ts';
import { precedes } from '../../exchange/order.ts';
import type { Values } from './field.ts';
import { canBe } from './field.ts';
import type { Update } from './update.ts';
import { storedAs } from './update.ts';
import type { WebhookModel } from './webhook.ts';
import { fieldOf } from './webhook.ts';

/** More updates than this are not put into order. */
const MOST = 8;

type State = ReadonlyMap<SettingName, Values>;

/**
 * Whether the answers of updates in flight together can be those of one order of them that their times allow.
 *
 * @param webhook as it was before them
 * @returns undefined where there are too many orders to try
 */
export function areInOrder(updates: readonly Update[], webhook: WebhookModel): boolean | undefined {
  return updates.length > MOST ? undefined : canFollow(updates, new Map(), webhook);
}

/** Whether some order of updates explains all their answers, the first of them met a state. */
function canFollow(left: readonly Update[], state: State, webhook: WebhookModel): boolean {
  if (left.length === 0) return true;
  return left.some((first) => {
    const rest = left.filter((other) => other !== first);
    // What was answered before this one was sent comes before it.
    if (rest.some((other) => precedes(other.exchange, first.exchange))) return false;
    const next = stateAfter(first, state, webhook);
    return next !== undefined && canFollow(rest, next, webhook);
  });
}

/** What an update leaves of a state; undefined where its answer does not show that. */
function stateAfter(update: Update, state: State, webhook: WebhookModel): State | undefined {
  const next = new Map(state);
  for (const { name, unordered } of webhook.visible) {
    const sent = storedAs(update, name);
    const values = sent ?? state.get(name) ?? fieldOf(webhook, name).values;
    if (!canBe(values, update.data[name], unordered)) return undefined;
    if (sent !== undefined) next.set(name, sent);
  }
  return next;
}
