import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import type { Ledger } from './ledger.ts';
import { checkOutcome } from './outcome.ts';

/** Judges an answer of which a recording holds the status and not the body. */
export function checkStatusAlone(
  exchange: Exchange,
  response: RecordedResponse,
  reading: Reading,
  ledger: Ledger,
): void {
  const sound = ledger.check('robustness/no-server-error', response.status < 500, exchange, () => ({
    pointer: String(response.status),
    expected: 'a status below 500',
    actual: `status ${response.status}`,
  }));
  const { expected } = reading;
  if (sound && expected !== undefined)
    checkOutcome(exchange, response, undefined, reading, expected, false, ledger);
}
