import { answers, operation, settings } from '../../generated/contract.ts';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { showsSecret, showsToken } from '../exchange/placeholder.ts';
import { internalsIn } from './internals.ts';
import type { Ledger } from './ledger.ts';

/** Characters that stand for a text without showing it. */
const MASK = /^[\s*•●·.xX#_-]*$/;
const VALIDATORS = ['etag', 'last-modified'] as const;
const BLAME = operation.blame.slice(1);
const NO_VALUES: readonly Json[] = [];
const WRITE_ONLY = settings.filter((setting) => setting.writeOnly);

/**
 * What holds for every answer, whatever was asked.
 *
 * @param body what the answer's body says; undefined where that is no JSON
 * @param secretSent whether this request or one before carried a webhook secret
 * @returns the answer if it can be judged further: it is complete, and no 5xx
 */
export function checkAlways(
  exchange: Exchange,
  body: Json | undefined,
  secretSent: boolean,
  ledger: Ledger,
): RecordedResponse | undefined {
  const { response } = exchange;
  ledger.check('robustness/complete-answer', response !== undefined, exchange, () => ({
    expected: 'a complete answer',
    actual: exchange.failure?.message ?? 'none',
  }));
  if (response === undefined) return undefined;
  checkSecrets(exchange, response, body, secretSent, ledger);
  if (response.status >= 400) checkInternals(exchange, response, ledger);
  checkHeaders(exchange, response, ledger);
  const judged = ledger.check(
    'robustness/no-server-error',
    response.status < 500,
    exchange,
    () => ({
      pointer: String(response.status),
      expected: 'a status below 500',
      actual: `status ${response.status}`,
    }),
  );
  return judged ? response : undefined;
}

function checkSecrets(
  exchange: Exchange,
  response: RecordedResponse,
  body: Json | undefined,
  secretSent: boolean,
  ledger: Ledger,
): void {
  if (secretSent) {
    ledger.check('secret/never-returned', !isIn(response, showsSecret), exchange, () => ({
      expected: 'no webhook secret in the answer',
      actual: 'a webhook secret, replaced here by its placeholder',
    }));
  }
  ledger.check('secret/token-never-returned', !isIn(response, showsToken), exchange, () => ({
    expected: 'no token in the answer',
    actual: 'the token, replaced here by its placeholder',
  }));
  if (body === undefined) return;
  for (const { name } of WRITE_ONLY) {
    const values = mayHold(response.body, name) ? valuesUnder(body, name) : NO_VALUES;
    if (values.length === 0 && response.status === answers.success.status) {
      ledger.observe('observed/write-only-member', `${name} is absent`);
    }
    for (const value of values) {
      if (isMasked(value))
        ledger.observe('observed/write-only-member', `${name} is ${describeMask(value)}`);
    }
    ledger.check('secret/write-only-hidden', values.every(isMasked), exchange, () => ({
      pointer: name,
      expected: `no text in ${name}`,
      actual: 'a text',
    }));
  }
}

/** Whether a text that shows something stands in the body or in a header. */
function isIn({ body, headers }: RecordedResponse, shows: (text: string) => boolean): boolean {
  if (shows(body)) return true;
  for (const [name, value] of headers) if (shows(value) || shows(name)) return true;
  return false;
}

/** Whether a text of JSON can hold a member: its name stands there, or something that is escaped. */
function mayHold(text: string, name: string): boolean {
  return text.includes(name) || text.includes('\\u');
}

/** The values of every member of a name, except among the errors, where a name stands for its messages. */
function valuesUnder(value: Json, name: string, found: Json[] = []): Json[] {
  if (Array.isArray(value)) for (const entry of value) valuesUnder(entry, name, found);
  if (!isObject(value)) return found;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner === undefined) continue;
    if (key === name) found.push(inner);
    else if (key !== BLAME) valuesUnder(inner, name, found);
  }
  return found;
}

function isMasked(value: Json): boolean {
  return (typeof value !== 'string' && typeof value !== 'number') || MASK.test(String(value));
}

function describeMask(value: Json): string {
  if (value === '') return 'empty text';
  return typeof value === 'string' ? 'mask' : value === null ? 'null' : typeof value;
}

function checkInternals(exchange: Exchange, response: RecordedResponse, ledger: Ledger): void {
  const found = internalsIn(response.body);
  ledger.check('robustness/no-internals', found === undefined, exchange, () => ({
    expected: 'an error for its caller',
    actual: found ?? '',
  }));
}

function checkHeaders(exchange: Exchange, response: RecordedResponse, ledger: Ledger): void {
  const { status, headers } = response;
  if (status === answers['missing-token'].status) {
    ledger.check(
      'response/challenge',
      header(headers, 'www-authenticate') !== undefined,
      exchange,
      () => ({
        expected: 'a WWW-Authenticate header',
        actual: 'none',
      }),
    );
  }
  if (status !== answers.success.status) return;
  const found = VALIDATORS.filter((name) => header(headers, name) !== undefined);
  ledger.check('response/no-validator', found.length === 0, exchange, () => ({
    expected: 'neither ETag nor Last-Modified',
    actual: found.join(' and '),
  }));
}
