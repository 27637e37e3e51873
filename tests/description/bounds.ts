import { limit } from '../values.ts';

/**
 * The lines of the description that bound the timeout, for tests that edit them: as they are, or with other bounds.
 */
export function bounds(low = limit('timeout', 'low'), high = limit('timeout')): string {
  return `minimum: ${low}\n          maximum: ${high}`;
}

/** The same, a step narrower or wider. */
export const narrower = bounds(undefined, limit('timeout') - 1);
export const wider = bounds(undefined, limit('timeout') + 1);
