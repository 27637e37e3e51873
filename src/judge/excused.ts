import type { Reading } from '../reading/reading.ts';
import type { WebhookModel } from './model/webhook.ts';
import { excusedSettings } from './model/webhook.ts';

/** Settings whose value says nothing: an open one was taken, now or before, and no ordinary one since. */
export function excusedIn(
  { body }: Reading,
  webhook: WebhookModel | undefined,
  open: ReadonlySet<string>,
): Set<string> {
  const excused = excusedSettings(webhook);
  for (const name of open) excused.add(name);
  if (body.kind !== 'update') return excused;
  for (const [name, { verdict }] of body.settings) {
    if (verdict === 'open') excused.add(name);
    else if (!open.has(name)) excused.delete(name);
  }
  return excused;
}
