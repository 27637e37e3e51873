import type { RuleId } from '../../generated/catalogue.ts';
import type { AnswerName } from '../../generated/contract.ts';
import { answers, members, operation } from '../../generated/contract.ts';
import type { ValidationError } from '../../generated/validators.js';
import { answers as validators } from '../../generated/validators.js';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import { header, mediaType } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { at } from '../exchange/json.ts';
import type { Reading } from '../reading/reading.ts';
import type { Charge, Ledger } from './ledger.ts';
import { show } from './verdict.ts';
import { lookupRule } from './whose-rule.ts';

/** Another media type that says that what it holds is JSON (RFC 6839 §3.1). */
const JSON_TYPE = /^[\w.-]+\/[\w.-]+\+json$/;

const TIMESTAMPS = new Set(
  members.filter((member) => member.timestamp).map(({ name }) => `${operation.state}/${name}`),
);

/**
 * The second layer: the body is the documented one of an answer that the reading permits.
 *
 * @param json what the answer's body says; undefined where that is no JSON
 * @param permitted documented answers of this status
 * @param mistaken tells the members that hold what had to be refused, which was charged when it was taken
 * @returns the body, or undefined where the layer failed
 */
export function checkShape(
  exchange: Exchange,
  response: RecordedResponse,
  json: Json | undefined,
  reading: Reading,
  permitted: readonly AnswerName[],
  mistaken: (member: string) => boolean,
  ledger: Ledger,
): Json | undefined {
  const type = mediaType(response.headers);
  const mediaTypes = (): Charge => ({
    pointer: String(response.status),
    expected: operation.mediaType,
    actual: header(response.headers, 'content-type') ?? 'no Content-Type header',
  });
  const documented = type === operation.mediaType;
  const isJson = documented || JSON_TYPE.test(type ?? '');
  const typed = ledger.check('response/media-type', isJson, exchange, mediaTypes);
  if (typed) ledger.check('response/json-media-type', documented, exchange, mediaTypes);
  if (!typed) return undefined;
  const body = response.undecodable ? undefined : json;
  ledger.check('response/well-formed', body !== undefined, exchange, () => ({
    pointer: String(response.status),
    expected: 'one JSON value',
    actual: response.body === '' ? 'an empty body' : show(response.body),
  }));
  if (body === undefined) return undefined;
  return isDocumentedBody(exchange, body, reading, permitted, mistaken, ledger) ? body : undefined;
}

function isDocumentedBody(
  exchange: Exchange,
  body: Json,
  reading: Reading,
  permitted: readonly AnswerName[],
  mistaken: (member: string) => boolean,
  ledger: Ledger,
): boolean {
  const matched = permitted.find((name) => errorsOf(name, body, mistaken).length === 0);
  if (matched !== undefined) {
    ledger.keep(`response/${matched}-body`);
    if (matched === 'invalid-data') ledger.keep('validation/messages');
    return true;
  }
  const [name] = permitted;
  if (name === undefined) return false;
  const other = Object.values(answers).find(
    (answer) => answer.status === answers[name].status && validators[answer.name](body),
  );
  const rule = lookupRule(reading.lookup);
  if (other !== undefined && rule !== undefined) {
    ledger.charge(rule, exchange, {
      expected: `the ${name} answer`,
      actual: `the ${other.name} answer`,
    });
    return false;
  }
  chargeErrors(exchange, body, name, errorsOf(name, body, mistaken), ledger);
  return false;
}

/**
 * Judges the webhook that the answer to a body that is no update shows. What such an answer says is open; but
 * if it is the documented one, each member that it shows has its documented type.
 *
 * @returns whether they have, or it is another answer
 */
export function checkShownState(
  exchange: Exchange,
  body: Json,
  mistaken: (member: string) => boolean,
  ledger: Ledger,
): boolean {
  const errors = errorsOf('success', body, mistaken);
  const other = errors.some((error) => memberOf(error) === undefined);
  const mistyped = errors.filter(({ keyword }) => keyword === 'type');
  if (other || mistyped.length === 0) return true;
  chargeErrors(exchange, body, 'success', mistyped, ledger);
  return false;
}

function chargeErrors(
  exchange: Exchange,
  body: Json,
  name: AnswerName,
  errors: readonly ValidationError[],
  ledger: Ledger,
): void {
  for (const error of errors) {
    const pointer = pointerOf(error);
    const rule = ruleOf(name, error);
    const member = pointer.replace(`${operation.state}/`, '/');
    ledger.charge(rule, exchange, {
      pointer: (rule.startsWith('resource/') ? member : pointer).slice(1),
      expected: describe(error),
      actual: show(at(body, pointer)),
    });
  }
}

function errorsOf(
  name: AnswerName,
  body: Json,
  mistaken: (member: string) => boolean,
): readonly ValidationError[] {
  const validate = validators[name];
  if (validate(body)) return [];
  return (validate.errors ?? []).filter((error) => {
    const member = memberOf(error);
    return member === undefined || !mistaken(member);
  });
}

/** The member of the webhook in which an error lies; undefined where it lies elsewhere. */
function memberOf(error: ValidationError): string | undefined {
  const pointer = pointerOf(error);
  const within = pointer.startsWith(`${operation.state}/`);
  return within ? pointer.slice(operation.state.length + 1).split('/')[0] : undefined;
}

/** Where the fault is: the missing member itself, not the object that lacks it. */
function pointerOf(error: ValidationError): string {
  const { missingProperty } = error.params as { missingProperty?: string };
  return missingProperty === undefined
    ? error.instancePath
    : `${error.instancePath}/${missingProperty}`;
}

function ruleOf(name: AnswerName, error: ValidationError): RuleId {
  // A missing member is told of the object that lacks it, which is no time.
  if (TIMESTAMPS.has(error.instancePath)) return 'resource/timestamps';
  if (error.instancePath.startsWith(`${operation.blame}/`)) return 'validation/messages';
  return `response/${name}-body`;
}

function describe(error: ValidationError): string {
  const params = error.params as Record<string, Json>;
  switch (error.keyword) {
    case 'required':
      return 'the member to be there';
    case 'const':
      return show(params.allowedValue);
    case 'type':
      return `a value of type ${String(params.type)}`;
    case 'enum':
      return `one of ${show(params.allowedValues)}`;
    default:
      return error.message ?? error.keyword;
  }
}
