import { answers } from '../../../generated/contract.ts';
import type { JsonObject } from '../../exchange/json.ts';
import type { Plan, TokenUse } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, offers, readBack, writable } from '../input.ts';
import { unlike } from '../near-ids.ts';
import { nearMisses } from '../near-misses.ts';
import type { Shadow } from '../shadow.ts';

/** Requests without a good token, each of which would change the webhook, and what else may be wrong with them. */
export function* wrongTokens(input: PlanInput, shadow: Shadow): Plan {
  const uses: TokenUse[] = ['none'];
  if (offers(input, 'tokens'))
    uses.push('empty', 'other scheme', 'scheme as long', 'no scheme', ...input.wrongTokens);
  const settings = writable(input);
  for (const token of uses.filter((use) => use !== CUT)) {
    // Whoever looks the webhook up first does not find one here.
    const ids = token === 'empty' ? { webhookId: unlike(input.fixtures.webhookId) } : {};
    yield ask(input, `update with token: ${token}`, shadow.change(settings), { token, ...ids });
  }
  if (!offers(input, 'tokens')) return;
  yield* elsewhere(input);
  yield* outOfOrder(input);
  if (!offers(input, 'state')) return;
  const purpose = 'read back what requests without a good token left';
  const lower = yield ask(
    input,
    `${purpose}, the scheme in lower case`,
    {},
    { token: 'lower-case scheme' },
  );
  if (lower[0]?.response?.status === answers.success.status) shadow.see(lower);
  else shadow.see(yield readBack(input, purpose));
}

/** A use that is tried at another webhook, where there is one, so that a check of the usual one alone shows too. */
const CUT = 'cut in front';

function* elsewhere(input: PlanInput): Plan {
  const { siblingWebhookId, otherAgentId, otherAgentWebhookId } = input.fixtures;
  const sibling = siblingWebhookId === undefined ? {} : { webhookId: siblingWebhookId };
  const other =
    otherAgentId === undefined || otherAgentWebhookId === undefined
      ? {}
      : { agentId: otherAgentId, webhookId: otherAgentWebhookId };
  const framework: TokenUse = 'scheme of frameworks';
  yield ask(input, `empty update with token: ${framework}`, {}, { token: framework, ...sibling });
  if (input.wrongTokens.includes(CUT))
    yield ask(input, `empty update with token: ${CUT}`, {}, { token: CUT, ...other });
}

/** Whoever looks at ids or at the body ahead of the token answers with another status, whichever comes first. */
function* outOfOrder(input: PlanInput): Plan {
  const invalid = allInvalid(input);
  const stranger = input.wrongTokens.includes('other beginning') ? 'other beginning' : 'empty';
  const { agentId, webhookId } = input.fixtures;
  const unknown = { agentId: unlike(agentId), webhookId: unlike(webhookId) };
  const nobody = 'an agent and a webhook that do not exist and a body that breaks limits';
  yield ask(input, `${nobody}, without a token`, invalid, { token: 'none', ...unknown });
  yield ask(input, `${nobody}, with a wrong token`, invalid, { token: stranger, ...unknown });
}

/** A body in which every setting breaks a limit. */
export function allInvalid(input: PlanInput): JsonObject {
  return Object.fromEntries(
    writable(input).flatMap((setting) =>
      nearMisses(setting, input.host)
        .slice(0, 1)
        .map(({ value }) => [setting.name, value]),
    ),
  );
}
