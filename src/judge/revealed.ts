import { members, operation } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { at, isObject } from '../exchange/json.ts';
import type { Reading } from '../reading/reading.ts';
import type { Ledger } from './ledger.ts';
import { show } from './verdict.ts';
import { lookupRule, tokenRule } from './whose-rule.ts';

/** A request that is refused for its token or its ids shows nothing of a webhook. */
export function checkRevealed(
  exchange: Exchange,
  reading: Reading,
  body: Json,
  ledger: Ledger,
): void {
  const rule = tokenRule(reading.token) ?? lookupRule(reading.lookup);
  const state = at(body, operation.state);
  if (
    rule === undefined ||
    !isObject(state) ||
    !members.some(({ name }) => Object.hasOwn(state, name))
  )
    return;
  ledger.charge(rule, exchange, {
    pointer: operation.state.slice(1),
    expected: 'nothing of a webhook in the answer',
    actual: show(state),
  });
}
