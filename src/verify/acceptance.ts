import type { SettingName } from '../../generated/contract.ts';
import { answers, members, settings } from '../../generated/contract.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Finding, RuleVerdict } from '../judge/verdict.ts';
import { stateOf } from '../plan/shadow.ts';
import { knowledgeOf } from '../reading/knowledge.ts';
import { read } from '../reading/reading.ts';

/** A member of which good values were sent, and of which none was ever accepted. */
export interface Unaccepted {
  readonly name: SettingName;
  /** Updates that carried one succeeded, and no answer showed it: the service passes the member over. */
  readonly passedOver: boolean;
}

/** Notes of which members a good value was sent, and of which one was accepted. */
export interface Acceptance {
  readonly see: (exchange: Exchange) => void;
  readonly unaccepted: () => readonly Unaccepted[];
}

/** Members that an answer may leave out, or never shows: that it does breaks no rule. */
const HIDDEN = new Set(settings.flatMap(({ name, writeOnly }) => (writeOnly ? [name] : [])));
const REQUIRED = new Set<string>(members.flatMap(({ name, required }) => (required ? [name] : [])));

/**
 * Follows a run. A value is accepted where the update that carries it succeeds and, on a target that keeps a
 * state, the answer shows the member: what is passed over like a member that nobody knows succeeds as well.
 */
export function createAcceptance(context: Context): Acceptance {
  const knowledge = knowledgeOf(context);
  const keepsState = context.offers.includes('state');
  const tried = new Map<SettingName, { succeeded: boolean; accepted: boolean }>();
  return {
    see: (exchange) => {
      const reading = read(exchange.request, knowledge);
      if (reading?.token !== 'good' || reading.lookup !== 'none') return;
      if (reading.body.kind !== 'update') return;
      const succeeded = exchange.response?.status === answers.success.status;
      const state = stateOf(exchange) ?? {};
      for (const [name, { verdict, question }] of reading.body.settings) {
        if (verdict !== 'taken' || question !== undefined) continue;
        const shown = HIDDEN.has(name) || !keepsState || Object.hasOwn(state, name);
        const before = tried.get(name);
        tried.set(name, {
          succeeded: succeeded || before?.succeeded === true,
          accepted: (succeeded && shown) || before?.accepted === true,
        });
      }
    },
    unaccepted: () =>
      [...tried].flatMap(([name, { succeeded, accepted }]) =>
        accepted ? [] : [{ name, passedOver: succeeded && !REQUIRED.has(name) }],
      ),
  };
}

/** The members about which nothing was decided: no rule says what became of them. */
export function undecidedMembers(
  unaccepted: readonly Unaccepted[],
  rules: readonly RuleVerdict[],
): readonly SettingName[] {
  const pointers = rules.flatMap(({ findings }) => findings.map(({ pointer }) => pointer));
  return unaccepted
    .filter(({ name, passedOver }) => passedOver || !pointers.some((each) => names(each, name)))
    .map(({ name }) => name);
}

/** Whether a rule is broken by more than that bad values of members were passed over like good ones. */
export function isBrokenBesides(
  unaccepted: readonly Unaccepted[],
  { outcome, findings, more = 0 }: RuleVerdict,
): boolean {
  if (outcome !== 'fail') return false;
  const passedOver = unaccepted.filter((each) => each.passedOver);
  if (passedOver.length === 0) return true;
  const isOther = ({ known, pointer }: Finding): boolean =>
    known === undefined && !passedOver.some(({ name }) => pointer.startsWith(`${name}/`));
  return findings.some(isOther) || more > 0;
}

/** Whether the pointer of a finding names a member: of the body, of its errors, or of the state. */
function names(pointer: string, name: string): boolean {
  return pointer.split(/[/+]/).includes(name);
}
