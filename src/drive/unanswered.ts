import type { Exchange } from '../exchange/exchange.ts';
import type { PlannedRequest } from '../exchange/planned.ts';

/** Statuses that say of an update that it is, or may be, applied later: accepted, and a gateway that lost its server. */
const LATER = new Set([202, 408, 502, 504]);

/**
 * Whether an update may still be applied after it was sent: nobody answered it, or what answered was not
 * the service itself. An empty update, and one that reached nobody, changes nothing whenever it is applied.
 */
export function mayComeLate(
  { method, body }: PlannedRequest,
  { response, failure }: Pick<Exchange, 'response' | 'failure'>,
): boolean {
  if (method !== undefined || body === null || body === '') return false;
  if (typeof body === 'object' && Object.keys(body).length === 0) return false;
  if (response !== undefined) return LATER.has(response.status);
  return failure?.kind === 'timeout' || failure?.kind === 'closed';
}
