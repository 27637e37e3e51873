import type { Exchange, RecordedRequest, RecordedResponse } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import type { Veil } from '../recording/veil.ts';
import { shownRequest, shownResponse } from '../recording/visible-headers.ts';
import { unpacked } from '../target/unpacked.ts';
import type { Outcome, PassedAnswer, Passing } from './watch.ts';

/** A body that grows beyond this when it is unpacked is not judged. */
const MOST = 10_000_000;

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The request that passed, what is secret in it replaced. */
export function recordedRequest(
  { method, url, headers }: Passing,
  body: Buffer | undefined,
  veil: Veil,
): RecordedRequest {
  const shown = shownRequest(headers, veil);
  const packed = header(headers, 'content-encoding') !== undefined;
  return {
    method,
    url: veil.url(method, url),
    headers: shown,
    // What is packed is not read, and so not known.
    ...(body === undefined || packed
      ? {}
      : { body: body.length === 0 ? null : veil.request(body.toString('utf8')) }),
  };
}

/** What came of it, in the form of an exchange. */
export function recordedOutcome(
  outcome: Outcome,
  veil: Veil,
): Pick<Exchange, 'response' | 'failure'> {
  switch (outcome.kind) {
    case 'answered':
      return { response: recordedResponse(outcome.answer, veil) };
    case 'broken':
      return { failure: { kind: 'closed', message: outcome.message } };
    default:
      return {};
  }
}

function recordedResponse({ status, headers, body }: PassedAnswer, veil: Veil): RecordedResponse {
  const shown = shownResponse(headers, veil);
  const plain =
    body === undefined ? undefined : unpacked(body, header(headers, 'content-encoding'), MOST);
  if (plain === undefined) return { status, headers: shown, body: '', unrecorded: true };
  try {
    return { status, headers: shown, body: veil.answer(STRICT.decode(plain), status) };
  } catch {
    return {
      status,
      headers: shown,
      body: veil.answer(plain.toString('utf8'), status),
      undecodable: true,
    };
  }
}
