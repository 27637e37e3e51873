import { operation } from '../../generated/contract.ts';
import type { Validators } from './check-body.ts';
import { checkBody } from './check-body.ts';
import { ClientError } from './client-error.ts';
import type { Conceal } from './conceal.ts';
import { essentialKey, isDocumented } from './documented.ts';
import type { UpdateResult } from './result.ts';
import { limitEndOf } from './wait.ts';

/**
 * Makes the result of an answer and its parsed body.
 *
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 * @throws {ClientError} of kind `invalid` if the body is not what the result's type says
 */
export function toResult(
  { status, headers }: Response,
  body: unknown,
  validators: Validators | undefined,
  conceal: Conceal,
  now: number,
): UpdateResult {
  if (!isDocumented(status)) throw new ClientError('status', 'Undocumented status.', { status });
  if (status === operation.limitStatus) {
    const retryAfter = limitEndOf(headers, now);
    return { status, headers, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  checkBody(status, body, validators, conceal);
  const key = essentialKey(status);
  const essence = key === undefined ? {} : { [key]: body[key] };
  // The status decides the body's type, and the body has just been looked at.
  return { status, headers, body, ...essence } as unknown as UpdateResult;
}
