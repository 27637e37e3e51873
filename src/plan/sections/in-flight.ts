import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/**
 * An update of each setting, all at once. Who writes back what it has read loses what was written meanwhile: the more at
 * once, the surer; one that answers do not show comes last, and so every one that they show is followed by another.
 * Another webhook of the agent is read meanwhile. What they left shows in the next answer. Their values are ones that other updates carry alone.
 */
export function* updatesAtOnce(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  const ordered = [
    ...settings.filter(({ writeOnly }) => !writeOnly),
    ...settings.filter(({ writeOnly }) => writeOnly),
  ];
  const updates = ordered.map((setting) =>
    ask(input, `at once: update ${setting.name}`, shadow.change([setting], [], [setting])),
  );
  const { siblingWebhookId } = input.fixtures;
  // Who keeps what belongs to a request where the next one finds it mixes the two webhooks up.
  const reads =
    siblingWebhookId === undefined
      ? []
      : [ask(input, 'at once: read the sibling', {}, { webhookId: siblingWebhookId })];
  const half = Math.ceil(updates.length / 2);
  yield [...updates.slice(0, half), ...reads, ...updates.slice(half)];
}
