import type { RecordedResponse } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import type { Reading } from '../reading/reading.ts';
import type { Ledger } from './ledger.ts';
import { observeMembers } from './observe/members.ts';
import { observeRefusal } from './observe/refusals.ts';
import { observeValues } from './observe/values.ts';

/**
 * Writes down how a target answers the questions that the documentation leaves open. Nothing here fails.
 *
 * @param body what the answer's body says; undefined where that is no JSON
 * @param raw the members of the request's body, where it is an object
 * @param before what the webhook was before, as far as it is known
 */
export function observe(
  reading: Reading,
  response: RecordedResponse,
  body: Json | undefined,
  raw: JsonObject,
  before: (setting: string) => Json | undefined,
  ledger: Ledger,
): void {
  observeRefusal(reading, response, body, ledger);
  if (body !== undefined) observeMembers(reading, response, body, ledger);
  if (reading.token === 'good' && reading.lookup === 'none' && reading.body.kind === 'update') {
    observeValues(reading.body, raw, response, body, before, ledger);
  }
}
