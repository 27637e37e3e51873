import type { RuleId } from '../../../generated/catalogue.ts';
import type { Member } from '../../../generated/contract.ts';
import type { Json } from '../../exchange/json.ts';
import { sameJson } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import { instantOf } from './instant.ts';
import type { Update } from './update.ts';

/** What a member that no update sets has to show, and the rule about it; undefined where nobody can tell. */
export interface Demand {
  readonly rule: RuleId;
  readonly kept: boolean;
  /** Said only of a demand that was not kept. */
  readonly expected: () => string;
}

/** Keeps or charges a demand. Where the member shows what the body carried for it, that is the fault. */
export function settle(
  update: Update,
  { name }: Member,
  demand: Demand | undefined,
  ledger: Ledger,
): boolean {
  if (demand === undefined) return true;
  const shown = update.data[name];
  const carried = Object.hasOwn(update.others, name);
  const taken = carried && isSame(shown, update.others[name]);
  if (demand.kept) {
    ledger.keep(demand.rule);
    if (carried && !taken) ledger.keep('resource/read-only-ignored');
  } else {
    ledger.charge(taken ? 'resource/read-only-ignored' : demand.rule, update.exchange, {
      pointer: name,
      expected: demand.expected(),
      actual: taken ? `${show(shown)}, as the body said` : show(shown),
    });
  }
  return demand.kept;
}

/** Whether two values are the same, or texts of the same instant. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (sameJson(a, b)) return true;
  const left = typeof a === 'string' ? instantOf(a) : undefined;
  const right = typeof b === 'string' ? instantOf(b) : undefined;
  return left !== undefined && left.microseconds === right?.microseconds;
}
