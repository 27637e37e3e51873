import type { Reading } from '../reading/reading.ts';
import type { WebhookModel } from './model/webhook.ts';
import { excusedSettings } from './model/webhook.ts';

/**
 * Settings whose value says nothing: an open one was taken, now or before, and no ordinary one since.
 *
 * @param open settings to which this request, or one in flight with it, gives an open value
 */
export function excusedIn(
  { body }: Reading,
  webhook: WebhookModel | undefined,
  open: ReadonlySet<string>,
): Set<string> {
  const excused = excusedSettings(webhook);
  for (const name of open) excused.add(name);
  if (body.kind !== 'update') return excused;
  for (const name of body.settings.keys()) if (!open.has(name)) excused.delete(name);
  return excused;
}
