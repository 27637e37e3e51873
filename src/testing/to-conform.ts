import { catalogue } from '../../generated/catalogue.ts';
import { plain } from '../report/plain.ts';
import { exchangeOf } from './exchange-of.ts';
import type { Fault } from './faults-of.ts';
import { faultsOfAnswer, faultsOfLoneAnswer } from './faults-of.ts';

/** What the matcher is told besides the answer. */
export interface ConformOptions {
  /** The request that was answered: it says which of the documented answers is the right one. */
  readonly request?: Request;
}

/** What a matcher of vitest returns. */
interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

const RULES = new Map(catalogue.map((rule) => [rule.id, rule]));

/**
 * Whether an answer conforms to the description: its status, its media type, and its body. Neither body is
 * used up.
 *
 * @throws TypeError for anything but a `Response` (and a `Request`)
 */
export async function toConform(
  received: unknown,
  { request }: ConformOptions = {},
): Promise<Matched> {
  if (!is(received, 'Response'))
    throw new TypeError(`toConform takes a Response, not ${describe(received)}.`);
  if (request !== undefined && !is(request, 'Request'))
    throw new TypeError(`toConform takes a Request as its request, not ${describe(request)}.`);
  const exchange = await exchangeOf(request, received);
  const { response } = exchange;
  const faults =
    response === undefined
      ? []
      : request === undefined
        ? faultsOfLoneAnswer(exchange, response)
        : faultsOfAnswer(exchange);
  return {
    pass: faults.length === 0,
    message: () =>
      faults.length === 0
        ? `The answer ${received.status} conforms to the contract, and should not.`
        : `The answer ${received.status} does not conform to the contract:\n${faults.map(explain).join('\n')}`,
  };
}

function explain({ rule, pointer, expected, actual }: Fault): string {
  const lines = [
    `  ${pointer === '' ? '' : `/${pointer}: `}expected ${expected}, got ${actual}`,
    ...(rule === undefined
      ? []
      : [
          `    rule      ${rule}: ${RULES.get(rule)?.statement}`,
          `    described ${RULES.get(rule)?.at} in openapi/openapi.yaml`,
        ]),
  ];
  return lines.map(plain).join('\n');
}

// `instanceof` would refuse what another realm made, such as a test environment.
function is(value: unknown, name: 'Request'): value is Request;
function is(value: unknown, name: 'Response'): value is Response;
function is(value: unknown, name: string): boolean {
  return Object.prototype.toString.call(value) === `[object ${name}]`;
}

function describe(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
