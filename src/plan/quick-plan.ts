import type { Plan } from '../exchange/planned.ts';
import type { PlanInput } from './input.ts';
import { ask, offers, readBack, writable } from './input.ts';
import { unlike } from './near-ids.ts';
import { everyKeyword, limitsOneByOne } from './sections/limits.ts';
import { allInvalid } from './sections/tokens.ts';
import { singleUpdates } from './sections/updates.ts';
import type { Shadow } from './shadow.ts';

/** A smoke test: each setting once, each error once. At most thirty requests. */
export function* quickPlan(input: PlanInput, shadow: Shadow): Plan {
  const { agentId, webhookId } = input.fixtures;
  shadow.see(yield ask(input, 'update everything', shadow.change(writable(input))));
  if (offers(input, 'state')) yield* singleUpdates(input, shadow);
  yield ask(input, 'break every limit at once', allInvalid(input));
  const once = everyKeyword(input).filter(
    ({ setting }, index, all) => all.findIndex((other) => other.setting === setting) === index,
  );
  yield* limitsOneByOne(input, once);
  yield ask(input, 'no token', shadow.change(writable(input)), { token: 'none' });
  if (offers(input, 'tokens'))
    yield ask(input, 'a token that is cut', shadow.change(writable(input)), { token: 'cut' });
  if (offers(input, 'lookup')) {
    yield ask(input, 'an unknown agent', {}, { agentId: unlike(agentId) });
    yield ask(input, 'an unknown webhook', {}, { webhookId: unlike(webhookId) });
  }
  yield ask(input, 'JSON that breaks off', '{"name":');
  if (offers(input, 'state')) yield readBack(input, 'read back what refused requests left');
}
