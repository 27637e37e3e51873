import { answers } from '../../../generated/contract.ts';
import type { RecordedResponse } from '../../exchange/exchange.ts';
import { mediaType } from '../../exchange/exchange.ts';
import type { Json } from '../../exchange/json.ts';
import { isObject } from '../../exchange/json.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Ledger } from '../ledger.ts';
import { refusedSettings } from '../whose-rule.ts';

/** A message that a question's answer shows. */
const LONGEST = 120;

/** How requests are answered that are wrong in a way of which the documentation says little. */
export function observeRefusal(
  reading: Reading,
  response: RecordedResponse,
  body: Json | undefined,
  ledger: Ledger,
): void {
  const { token, lookup } = reading;
  if (token === 'scheme-case' || token === 'token-scheme') {
    const taken = response.status === answers.success.status;
    ledger.observe(`observed/${token}`, taken ? 'taken' : `refused with ${response.status}`);
  } else if (token === 'bad' || token === 'near' || token === 'other-scheme') {
    ledger.observe('observed/invalid-token-body', bodyText(response, body));
  } else if (token === 'good') {
    if (lookup === 'none') observeBody(reading, response, ledger);
    else observeLookup(reading, response, body, ledger);
  }
}

function observeLookup(
  reading: Reading,
  { status }: RecordedResponse,
  body: Json | undefined,
  ledger: Ledger,
): void {
  const message = isObject(body) ? body.message : undefined;
  if (reading.lookup === 'unknown-both') {
    ledger.observe(
      'observed/unknown-both',
      typeof message === 'string' ? message : `status ${status}`,
    );
  }
  if (reading.lookup === 'malformed-id') {
    ledger.observe('observed/malformed-id', `status ${status}`);
  } else if (refusedSettings(reading).length > 0) {
    ledger.observe('observed/order-of-checks', firstCheck(status));
  }
}

function firstCheck(status: number): string {
  if (status === answers['invalid-data'].status) return 'the body first';
  return status === answers['unknown-agent'].status ? 'the ids first' : `status ${status}`;
}

function observeBody({ body }: Reading, { status }: RecordedResponse, ledger: Ledger): void {
  if (body.kind === 'odd') ledger.observe(`observed/${body.oddity}`, `status ${status}`);
  if (body.unwieldy) ledger.observe('observed/large-body', `status ${status}`);
}

function bodyText({ headers }: RecordedResponse, body: Json | undefined): string {
  const text = isObject(body) ? JSON.stringify(body) : (mediaType(headers) ?? 'no media type');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
