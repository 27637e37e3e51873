import { answers, operation } from '../../generated/contract.ts';
import type { Exchange, Header, RecordedRequest } from '../exchange/exchange.ts';
import { secretNames } from '../exchange/in-place.ts';
import { isObject, parseJson } from '../exchange/json.ts';
import type { Redactor } from '../exchange/redactor.ts';
import { createRedactor } from '../exchange/redactor.ts';

/** What stands for a request that nobody knows. */
const UNKNOWN: RecordedRequest = { method: operation.method, url: '', headers: [] };

/**
 * The exchange that a request and its answer are, without what is secret in them. Neither body is used up.
 *
 * @throws Error where a body was read before
 */
export async function exchangeOf(
  request: Request | undefined,
  response: Response,
): Promise<Exchange> {
  const redactor = createRedactor();
  const recorded =
    request === undefined ? UNKNOWN : await recordedOf(request, response.status, redactor);
  const body = await textOf(response, 'response');
  return {
    id: 1,
    startedAt: 0,
    endedAt: 1,
    request: recorded,
    response: {
      status: response.status,
      headers: redacted(response.headers, redactor),
      body: redactor.redact(body),
    },
  };
}

async function recordedOf(
  request: Request,
  status: number,
  redactor: Redactor,
): Promise<RecordedRequest> {
  const text = await textOf(request, 'request');
  const [, token] = /^\S+\s+(.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  // Only the service knows the token: a refusal says that it was not the right one.
  const kind = status === answers['missing-token'].status ? 'extended' : 'valid';
  if (token !== undefined) redactor.hideToken(token, kind);
  const body = parseJson(text);
  for (const name of secretNames) {
    const value = isObject(body) ? body[name] : undefined;
    if (typeof value === 'string') redactor.hideSecret(value);
  }
  return {
    method: request.method,
    url: redactor.redact(request.url),
    headers: redacted(request.headers, redactor),
    body: text === '' && request.body === null ? null : redactor.redactRequest(text),
  };
}

async function textOf(message: Request | Response, what: string): Promise<string> {
  if (message.bodyUsed)
    throw new Error(`The body of the ${what} was read before. Hand in ${what}.clone() instead.`);
  return await message.clone().text();
}

function redacted(headers: Headers, redactor: Redactor): Header[] {
  return [...headers].map(([name, value]) => [redactor.redact(name), redactor.redact(value)]);
}
