import { operation, settings } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { at, isObject } from '../exchange/json.ts';
import { memberOf } from '../reading/blame.ts';
import type { Ledger } from './ledger.ts';
import { show } from './verdict.ts';

/** How each member is named in a text. A name that is a common word is one only in quotation. */
const NAMED = new Map<string, RegExp>(
  settings.map(({ name }) => [
    name,
    name.includes('_')
      ? new RegExp(`(?<![\\w-])${name}(?![\\w-])`)
      : new RegExp(`["'\u0060‘“«]${name}["'\u0060’”»]`),
  ]),
);

/**
 * Judges whether the messages of a refusal are about the members under which they stand.
 *
 * @param body the documented body of the refusal
 * @param sent what the request carried
 * @param isRight whether a member has nothing wrong
 */
export function checkMessages(
  exchange: Exchange,
  body: Json,
  sent: Json | undefined,
  isRight: (member: string) => boolean,
  ledger: Ledger,
): void {
  const errors = at(body, operation.blame);
  if (!isObject(errors)) return;
  let kept = true;
  for (const [key, messages] of Object.entries(errors)) {
    const own = memberOf(key);
    // Of a member that is none of ours nobody knows how it is named.
    if (!NAMED.has(own) || !Array.isArray(messages)) continue;
    const quoted = JSON.stringify((isObject(sent) ? sent[own] : undefined) ?? '');
    for (const message of messages) {
      if (typeof message !== 'string' || namesOwn(message, own)) continue;
      const other = [...NAMED].find(
        ([name, named]) =>
          name !== own && isRight(name) && named.test(message) && !quoted.includes(name),
      )?.[0];
      if (other === undefined) continue;
      kept = false;
      ledger.charge('validation/messages-name-own', exchange, {
        pointer: own,
        expected: `a message about ${own}, since ${other} is right`,
        actual: show(message),
      });
    }
  }
  if (kept) ledger.keep('validation/messages-name-own');
}

/** Whether a message names its own member, in whatever form. */
function namesOwn(message: string, own: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
  return plain(message).includes(plain(own));
}
