import type { SettingName } from '../../generated/contract.ts';
import type { HeldFinding, HeldRule } from '../config/held.ts';
import type { Unaccepted } from '../judge/acceptance.ts';

/** The members about which nothing was decided: no rule says what became of them. */
export function undecidedMembers(
  unaccepted: readonly Unaccepted[],
  rules: readonly HeldRule[],
): readonly SettingName[] {
  const pointers = rules.flatMap(({ findings }) => findings.map(({ pointer }) => pointer));
  return unaccepted
    .filter(({ name, passedOver }) => passedOver || !pointers.some((each) => names(each, name)))
    .map(({ name }) => name);
}

/** Whether a rule is broken by more than that bad values of members were passed over like good ones. */
export function isBrokenBesides(
  unaccepted: readonly Unaccepted[],
  { outcome, findings, more = 0 }: HeldRule,
): boolean {
  if (outcome !== 'fail') return false;
  const passedOver = unaccepted.filter((each) => each.passedOver);
  if (passedOver.length === 0) return true;
  const isOther = ({ known, pointer }: HeldFinding): boolean =>
    known === undefined && !passedOver.some(({ name }) => pointer.startsWith(`${name}/`));
  return findings.some(isOther) || more > 0;
}

/** Whether the pointer of a finding names a member: of the body, of its errors, or of the state. */
function names(pointer: string, name: string): boolean {
  return pointer.split(/[/+]/).includes(name);
}
