import type { JsonObject } from '../../exchange/json.ts';
import type { Plan, PlannedRequest, TokenUse } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, offers, writable } from '../input.ts';
import { unlike } from '../near-ids.ts';
import { nearMisses } from '../near-misses.ts';
import type { Shadow } from '../shadow.ts';

/**
 * Requests without a good token, each of which would change the webhook, and what else may be wrong with them; in
 * groups, so that a right request follows each.
 */
export function wrongTokens(input: PlanInput, shadow: Shadow): [missing: Plan, wrong: Plan] {
  return [missing(input, shadow), wrong(input, shadow)];
}

/** Nothing where a token should be, and a body and ids that are wrong, too: a check that comes first shows. */
function* missing(input: PlanInput, shadow: Shadow): Plan {
  if (offers(input, 'tokens'))
    for (const token of ['none', 'empty'] as const) yield outOfOrder(input, token);
  yield update(input, shadow, 'none');
}

/** Who takes a token with another last character takes one without it, too. */
const LIKE_CUT: TokenUse = 'other end';

/** Tokens that are nearly right, and the right one, but not as it has to be sent. */
function* wrong(input: PlanInput, shadow: Shadow): Plan {
  if (!offers(input, 'tokens')) return;
  const schemes = ['other scheme', 'scheme as long', 'no scheme'] as const;
  for (const token of [...input.wrongTokens.filter((use) => use !== LIKE_CUT), ...schemes])
    yield update(input, shadow, token);
  // At another webhook, where there is one, so that a check of the usual one alone shows, too.
  const { siblingWebhookId } = input.fixtures;
  const framework: TokenUse = 'scheme of frameworks';
  yield ask(
    input,
    `empty update with token: ${framework}`,
    {},
    {
      token: framework,
      ...(siblingWebhookId === undefined ? {} : { webhookId: siblingWebhookId }),
    },
  );
}

function update(input: PlanInput, shadow: Shadow, token: TokenUse): PlannedRequest {
  return ask(input, `update with token: ${token}`, shadow.differ(writable(input)), { token });
}

/** Whoever looks at ids or at the body ahead of the token answers with another status, whichever comes first. */
function outOfOrder(input: PlanInput, token: TokenUse): PlannedRequest {
  const { agentId, webhookId } = input.fixtures;
  const unknown = { agentId: unlike(agentId), webhookId: unlike(webhookId) };
  const nobody = 'an agent and a webhook that do not exist and a body that breaks limits';
  const how = token === 'none' ? 'without a token' : 'with an empty one';
  return ask(input, `${nobody}, ${how}`, allInvalid(input), { token, ...unknown });
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
