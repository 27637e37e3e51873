import type { Json } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { remember } from '../exchange/remember.ts';

/**
 * The members that a refusal names. An error of a list entry counts for the list, however its place
 * is written (`events.1`, `events[1]`, `events/1`).
 *
 * @param errors what stands in the answer where the description puts the errors
 */
export function blamed(errors: Json | undefined): ReadonlySet<string> {
  return new Set(blameKeys(errors).map(memberOf));
}

/** The keys under which a refusal puts its errors, as they stand there. */
export function blameKeys(errors: Json | undefined): string[] {
  return isObject(errors) ? Object.keys(errors) : [];
}

/** The member of which a key tells. */
export const memberOf: (key: string) => string = remember((key) =>
  key.replace(/^\//, '').replace(/[.[/].*/s, ''),
);
