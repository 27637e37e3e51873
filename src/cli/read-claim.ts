import type { Release } from '../verify/claim.ts';
import { ClaimedError } from '../verify/claimed-error.ts';
import { UsageError } from './usage-error.ts';

/**
 * Claims webhooks.
 *
 * @throws UsageError where another run holds them
 */
export async function readClaim(claim: () => Promise<Release>): Promise<Release> {
  try {
    return await claim();
  } catch (error) {
    throw error instanceof ClaimedError ? new UsageError(error.message) : error;
  }
}
