import type { SettingName } from '../../../generated/contract.ts';
import { orders } from './endings.ts';
import type { Values } from './field.ts';
import { canBe } from './field.ts';
import type { Update } from './update.ts';
import { storedAs } from './update.ts';
import type { WebhookModel } from './webhook.ts';
import { fieldOf, visible } from './webhook.ts';

/** More updates than this are not put into every order. */
const MOST = 5;

/**
 * Whether the answers of updates in flight together can be those of one order of them.
 *
 * @param webhook as it was before them
 * @returns undefined where there are too many orders to try
 */
export function areInOrder(updates: readonly Update[], webhook: WebhookModel): boolean | undefined {
  if (updates.length > MOST) return undefined;
  for (const order of orders(updates)) if (explains(order, webhook)) return true;
  return false;
}

function explains(order: readonly Update[], webhook: WebhookModel): boolean {
  const state = new Map<SettingName, Values>();
  return order.every((update) =>
    visible.every(({ name, unordered }) => {
      const values = storedAs(update, name) ?? state.get(name) ?? fieldOf(webhook, name).values;
      state.set(name, values);
      return canBe(values, update.data[name], unordered);
    }),
  );
}
