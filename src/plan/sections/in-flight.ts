import type { Plan, PlannedRequest } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack, writable, writableElsewhere } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/** Updates that are sent at once: of different settings, of the same ones, and of two webhooks. */
export function* updatesInFlight(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  const share = (part: number, parts: number): PlannedRequest => {
    const own = settings.filter((_, index) => index % parts === part);
    return ask(
      input,
      `in flight together: update ${own.map(({ name }) => name).join(', ')}`,
      shadow.change(own),
    );
  };
  yield [share(0, 3), share(1, 3), share(2, 3)];
  shadow.see(yield readBack(input, 'read back what updates of different settings left'));
  const same = settings.filter(({ writeOnly }) => !writeOnly).slice(0, 3);
  const one = shadow.change(same);
  const purpose = 'in flight together: update the same settings';
  yield [ask(input, purpose, one), ask(input, purpose, shadow.change(same, [one])), share(2, 3)];
  shadow.see(yield readBack(input, 'read back what updates of the same settings left'));
  const { siblingWebhookId } = input.fixtures;
  if (siblingWebhookId === undefined) return;
  const mine = shadow.change(settings);
  // What has two values is the same in both, so that the next update of this one differs from the sibling.
  const both = Object.fromEntries(
    Object.entries(mine).filter(([, value]) => typeof value === 'boolean'),
  );
  yield [
    ask(input, 'in flight together: update this webhook', mine),
    ask(
      input,
      'in flight together: update the sibling',
      { ...shadow.change(writableElsewhere(), [mine]), ...both },
      { webhookId: siblingWebhookId },
    ),
  ];
}
