import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Field } from './field.ts';
import { canBe } from './field.ts';
import type { Update } from './update.ts';
import type { WebhookModel } from './webhook.ts';
import { fieldOf } from './webhook.ts';

/**
 * Takes over the state that the answer to an open request shows. What a server makes of such a body is
 * its own choice; but each member is what it was, or something that the body says.
 *
 * @param sent members that the body carries for certain; what becomes of them is open
 */
export function judgeAdopted(
  update: Update,
  sent: ReadonlySet<string>,
  webhook: WebhookModel,
  ledger: Ledger,
): void {
  const { body: recorded } = update.exchange.request;
  for (const { name, unordered } of webhook.visible) {
    const shown = update.data[name];
    const field = fieldOf(webhook, name);
    // Nobody knows what a body says that was not recorded.
    const open = field.excused || sent.has(name) || recorded === undefined;
    if (!open && !isExplained(shown, field, unordered, recorded)) {
      const stray = field.suspects.find(({ value }) => sameJson(value, shown, unordered));
      ledger.charge(stray?.rule ?? 'partial-update/absent-unchanged', update.exchange, {
        pointer: name,
        expected: field.values === 'any' ? 'any value' : field.values.map(show).join(' or '),
        actual: show(shown),
      });
    }
    // What an open value left may be shown in another form the next time.
    const known = shown !== undefined && !open;
    Object.assign(field, {
      values: known ? [shown] : 'any',
      excused: open,
      before: undefined,
      contested: false,
      suspects: [],
    });
  }
  webhook.hidden.clear();
  webhook.endings = [];
  webhook.lastUpdate = undefined;
}

/** Whether a member is what it was, or what the body says. */
function isExplained(
  shown: Json | undefined,
  field: Field,
  unordered: boolean,
  body: string | null,
): boolean {
  return (
    shown === undefined ||
    canBe(field.values, shown, unordered) ||
    says(plainText(body ?? ''), shown)
  );
}

/** Whether a body holds a value, in whatever form it is written. */
function says(body: string, shown: Json): boolean {
  if (Array.isArray(shown)) return shown.every((entry: Json) => says(body, entry));
  return body.includes(String(shown)) || body.includes(JSON.stringify(shown));
}

/** A body without the encodings of forms and JSON. */
function plainText(body: string): string {
  const unescaped = body.replaceAll('\\/', '/');
  try {
    return `${unescaped}\n${decodeURIComponent(unescaped.replaceAll('+', ' '))}`;
  } catch {
    return unescaped;
  }
}
