import type { operation } from '../../generated/contract.ts';
import type { ParameterAgentId, ParameterWebhookId, paths } from '../../generated/types.ts';
import { ClientError } from './client-error.ts';

/** Which webhook: two UUIDs (documentation page, Endpoint). */
export interface WebhookIds {
  readonly agentId: ParameterAgentId;
  readonly webhookId: ParameterWebhookId;
}

type PathParameters = paths[typeof operation.path]['put']['parameters']['path'];

/**
 * The path's parameters. Whether an id is a UUID is left to the service; refused is only what would
 * reach another path: URL parsers take `.` and `..` out, and an empty id leaves `//`.
 *
 * @throws {ClientError} of kind `request`
 */
export function pathParameters({ agentId, webhookId }: WebhookIds): PathParameters {
  for (const [name, id] of Object.entries({ agentId, webhookId })) {
    if (typeof id !== 'string' || /^\.{0,2}$/.test(id)) {
      throw new ClientError('request', `${name} must be an id.`);
    }
  }
  return { agent_id: agentId, webhook_id: webhookId };
}
