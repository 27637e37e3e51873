import type { Exchange } from '../exchange/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import type { Ledger } from './ledger.ts';
import { checkOutcome } from './outcome.ts';

/**
 * Whether a recording does not hold the whole answer. Its status is judged then, where it holds that.
 * Without answer and failure nobody knows whether the server is to blame.
 */
export function isUntold(exchange: Exchange, reading: Reading, ledger: Ledger): boolean {
  const { response, failure } = exchange;
  if (response === undefined) return failure === undefined;
  if (!response.unrecorded) return false;
  const sound = ledger.check('robustness/no-server-error', response.status < 500, exchange, () => ({
    pointer: String(response.status),
    expected: 'a status below 500',
    actual: `status ${response.status}`,
  }));
  const { expected } = reading;
  if (sound && expected !== undefined)
    checkOutcome(exchange, response, undefined, reading, expected, false, ledger);
  return true;
}
