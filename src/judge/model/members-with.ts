import type { Member } from '../../../generated/contract.ts';
import { members } from '../../../generated/contract.ts';

/** A member of which the description says something. */
export type MemberWith<K extends keyof Member> = Member & Required<Pick<Member, K>>;

/** The members of a webhook of which the description says something, such as what they count. */
export function membersWith<K extends keyof Member>(word: K): MemberWith<K>[] {
  return members.filter((member): member is MemberWith<K> => member[word] !== undefined);
}
