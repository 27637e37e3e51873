import type { Setting } from '../../../generated/contract.ts';
import type { Plan, PlannedRequest } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack, writable, writableElsewhere } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/** Updates that are sent at once: of different settings, of the same ones, and of two webhooks. */
export function* updatesInFlight(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  const same = settings.filter(({ writeOnly }) => !writeOnly).slice(0, 3);
  const rest = settings.filter((setting) => !same.includes(setting));
  const halfOfRest = (half: number): Setting[] => rest.filter((_, index) => index % 2 === half);
  const together = (chosen: readonly Setting[]): PlannedRequest =>
    ask(
      input,
      `in flight together: update ${chosen.map(({ name }) => name).join(', ')}`,
      shadow.change(chosen),
    );
  // Who writes back what it has read loses what was written meanwhile: each setting is once in an update
  // that another one follows which leaves it out.
  yield [together(halfOfRest(0)), together(halfOfRest(1)), together(same)];
  shadow.see(yield readBack(input, 'read back what updates of different settings left'));
  const one = shadow.change(same);
  const purpose = 'in flight together: update the same settings';
  yield [ask(input, purpose, one), ask(input, purpose, shadow.change(same, [one])), together(rest)];
  shadow.see(yield readBack(input, 'read back what updates of the same settings left'));
  const { siblingWebhookId } = input.fixtures;
  if (siblingWebhookId === undefined) return;
  const changed = shadow.change(settings);
  // What has two values is the same here, in the sibling and elsewhere, so that the next update of this
  // one differs from both.
  const both = Object.fromEntries(
    Object.entries(changed)
      .filter(([, value]) => typeof value === 'boolean')
      .map(([name, value]) => [name, input.elsewhere?.[name] ?? value]),
  );
  const mine = { ...changed, ...both };
  yield [
    ask(input, 'in flight together: update this webhook', mine),
    ask(
      input,
      'in flight together: update the sibling',
      { ...shadow.change(writableElsewhere(input.sibling), [mine]), ...both },
      { webhookId: siblingWebhookId },
    ),
  ];
}
