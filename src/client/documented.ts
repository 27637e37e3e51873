import { answers, operation } from '../../generated/contract.ts';
import type { BlameKey, DocumentedStatus, StateKey } from './result.ts';

const documented: ReadonlySet<number> = new Set(operation.statuses);

/** Whether the description has an answer of this status. */
export function isDocumented(status: number): status is DocumentedStatus {
  return documented.has(status);
}

/** The key of a body's essential member, which its status decides; most bodies have none. */
export function essentialKey(status: DocumentedStatus): StateKey | BlameKey | undefined {
  if (status === answers.success.status) return keyAt(operation.state) satisfies StateKey;
  if (status === answers['invalid-data'].status) return keyAt(operation.blame) satisfies BlameKey;
  return undefined;
}

function keyAt<Key extends string>(pointer: `/${Key}`): Key {
  return pointer.slice(1) as Key;
}
