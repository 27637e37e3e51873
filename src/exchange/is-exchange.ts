import type { Exchange } from './exchange.ts';
import type { Check } from './shape.ts';
import { hasShape, isNumber, isText, isTrue, listOf, oneOf } from './shape.ts';

const isHeader: Check = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isText);
const headers = listOf(isHeader);

const isRequest: Check = (value) =>
  hasShape(
    value,
    { method: isText, url: isText, headers },
    { body: (body) => body === null || isText(body) },
  );

const isResponse: Check = (value) =>
  hasShape(
    value,
    { status: isNumber, headers, body: isText },
    { undecodable: isTrue, unrecorded: isTrue, cut: isNumber },
  );

const FAILURES = oneOf('unreachable', 'closed', 'timeout', 'oversized', 'malformed');

/** What says why there is no complete answer. */
export const isFailure: Check = (value) =>
  hasShape(value, { kind: FAILURES, message: isText }, { advice: isText });

/** Whether a value that was read somewhere is an exchange. */
export function isExchange(value: unknown): value is Exchange {
  return hasShape(
    value,
    { id: isNumber, startedAt: isNumber, endedAt: isNumber, request: isRequest },
    {
      response: isResponse,
      failure: isFailure,
      coarse: isTrue,
      repeated: isTrue,
      purpose: isText,
      source: isText,
    },
  );
}
