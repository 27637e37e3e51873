import type { Context, KnownWebhook } from '../exchange/context.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { PlanInput } from '../plan/input.ts';
import type { Shadow } from '../plan/shadow.ts';
import { createShadow } from '../plan/shadow.ts';
import type { Found } from './begin.ts';
import { deliveriesOf } from './deliveries.ts';
import type { RunOptions } from './run-options.ts';

/** Requests that the end of a run takes for a webhook: two to restore the one that is updated, one to see whether another is as it was. */
const ENDING: Readonly<Record<KnownWebhook['role'], number>> = { main: 2, sibling: 1, other: 1 };

/** What the plan is made for, once it is known what the webhooks are. */
export function inputFor(
  input: PlanInput,
  { states }: Found,
  journalled: boolean,
  { webhookHosts }: RunOptions,
): PlanInput {
  const [main, ...others] = states.map(([, state]) => state);
  const elsewhere = others.at(-1);
  const { siblingWebhookId } = input.fixtures;
  const sibling = states.find(([{ webhookId }]) => webhookId === siblingWebhookId)?.[1];
  return {
    ...input,
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(sibling === undefined ? {} : { sibling }),
    ...(journalled ? deliveriesOf(main, webhookHosts) : {}),
  };
}

/** What a plan believes the webhook to be when it begins. */
export function shadowOf({ host }: PlanInput, state: JsonObject = {}): Shadow {
  const shadow = createShadow(host);
  shadow.know(state);
  return shadow;
}

/** The requests that restoring may take. */
export function reserveFor(context: Context): number {
  return Object.values(context.webhooks).reduce((sum, { role }) => sum + ENDING[role], 0);
}
