import type { SettingName } from '../../generated/contract.ts';
import type { WebhookUpdate } from '../../generated/types.ts';
import { ClientError } from './client-error.ts';
import type { Conceal } from './conceal.ts';
import { escapeSegment } from './pointer.ts';

/**
 * The settings to change. A member that is absent, or undefined, is not sent and keeps its value ("only
 * provided fields will be updated", documentation page, Overview).
 */
export type WebhookPatch = { readonly [Name in SettingName]?: WebhookUpdate[Name] | undefined };

/** Said once per call, before anything is sent. */
export interface ClientWarning {
  readonly kind: 'plain-http-webhook-url';
  readonly member: SettingName;
  readonly message: string;
}

/**
 * The patch as JSON text, taken once, so that a change to it during a retry changes nothing.
 *
 * @throws {ClientError} of kind `request` for what JSON would turn into something else than it is: `NaN`
 *   and list entries that are undefined would arrive as null.
 */
export function serializePatch(patch: WebhookPatch, conceal: Conceal): string {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw new ClientError('request', 'The patch must be an object of settings.', { pointer: '' });
  }
  for (const [name, value] of Object.entries(patch)) {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isLost = (part: unknown) => typeof part === 'number' && !Number.isFinite(part);
    if (parts.some(isLost) || (Array.isArray(value) && parts.includes(undefined))) {
      throw unsendable(conceal.pointer(`/${escapeSegment(name)}`));
    }
  }
  try {
    return JSON.stringify(patch);
  } catch {
    // A cycle, a bigint or a `toJSON` that throws; its message may quote a value.
    throw new ClientError('request', 'The patch cannot be written as JSON.', { pointer: '' });
  }
}

/** "Use HTTPS endpoints for webhook URLs in production" (documentation page, Important Notes). */
export function warningsOf(patch: WebhookPatch): ClientWarning[] {
  const { webhook_url: url } = patch;
  if (typeof url !== 'string' || !/^\s*http:/i.test(url)) return [];
  const member = 'webhook_url' satisfies keyof typeof patch;
  const message = 'Deliveries to a plain-HTTP URL can be read on the way; use HTTPS in production.';
  return [{ kind: 'plain-http-webhook-url', member, message }];
}

function unsendable(pointer: string): ClientError {
  return new ClientError('request', 'A value of the patch would be sent as null.', { pointer });
}
