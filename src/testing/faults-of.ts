import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { AnswerName } from '../../generated/contract.ts';
import { answers, operation } from '../../generated/contract.ts';
import { answers as bodies, statuses } from '../../generated/validators.js';
import type { Context } from '../exchange/context.ts';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { parseJson } from '../exchange/json.ts';
import { readPath } from '../exchange/path.ts';
import { checkAlways } from '../judge/always.ts';
import { createJudge } from '../judge/judge.ts';
import { createLedger } from '../judge/ledger.ts';
import { checkShape } from '../judge/shape.ts';
import type { Finding, RuleVerdict } from '../judge/verdict.ts';
import type { Reading } from '../reading/reading.ts';
import { isDocumented } from '../reading/reading.ts';
import { FULL_ABILITIES } from '../target/target.ts';

/** One way in which an answer does not conform. */
export interface Fault extends Pick<Finding, 'pointer' | 'expected' | 'actual'> {
  /** The rule that it breaks; absent for a status that is not documented at all. */
  readonly rule?: RuleId;
}

const SEVERITIES = new Map(catalogue.map(({ id, severity }) => [id, severity]));
/** An answer is held to everything, and a secret that was sent must not come back. */
const OFFERS: Context['offers'] = [...FULL_ABILITIES, 'secret'];
const NOT_FOUND = answers['unknown-agent'].status;

/** A request of which nothing is known. */
const NO_READING: Reading = {
  agentId: '',
  webhookId: '',
  token: 'undecided',
  lookup: 'undecided',
  body: { kind: 'unknown' },
  json: undefined,
  expected: undefined,
};

/**
 * How an answer does not conform to what its request may be answered with. Whether the ids exist is taken
 * from the answer; nothing else about the request is.
 *
 * @throws Error where the request is not of the described operation
 */
export function faultsOfAnswer(exchange: Exchange): Fault[] {
  const { request, response } = exchange;
  const ids = readPath(request);
  if (ids === undefined)
    throw new Error(
      `The request is ${request.method} ${request.url}, and the contract is about ${operation.method} ${operation.path}.`,
    );
  const found = response?.status !== NOT_FOUND;
  const context: Context = {
    format: 'talkover-contract/context',
    version: 1,
    target: '',
    agents: found ? { [ids.agentId]: 'known' } : {},
    webhooks: found ? { [ids.webhookId]: { agentId: ids.agentId, role: 'main' } } : {},
    closed: true,
    offers: OFFERS,
  };
  const judge = createJudge(context);
  judge.step(exchange);
  return faultsIn(judge.finish().rules);
}

/** How an answer is none of the documented ones, whatever it answers. */
export function faultsOfLoneAnswer(exchange: Exchange, response: RecordedResponse): Fault[] {
  const { status } = response;
  const ledger = createLedger(OFFERS, (rule) => SEVERITIES.get(rule) ?? 'error');
  const body = parseJson(response.body);
  checkAlways(exchange, body, false, ledger);
  if (!isDocumented(status)) {
    const expected = `a documented status: ${operation.statuses.join(', ')}`;
    return [...faultsIn(ledger.verdicts()), { pointer: '', expected, actual: `status ${status}` }];
  }
  const permitted = nearest(status, body);
  // What a status without a described body carries is nobody's promise.
  if (permitted.length > 0)
    checkShape(exchange, response, body, NO_READING, permitted, () => false, ledger);
  const validate = (statuses as Partial<typeof statuses>)[String(status) as keyof typeof statuses];
  const described = body !== undefined && validate?.(body) === true;
  return faultsIn(ledger.verdicts()).filter(({ rule }) => !(described && isAboutBody(rule)));
}

/** The documented answers of a status, the one that a body comes nearest to first. */
function nearest(status: number, body: Json | undefined): AnswerName[] {
  const distance = (name: AnswerName): number =>
    bodies[name](body) ? 0 : (bodies[name].errors ?? []).length;
  return Object.values(answers)
    .filter((answer) => answer.status === status)
    .map(({ name }) => name)
    .sort((a, b) => distance(a) - distance(b));
}

function isAboutBody(rule: RuleId | undefined): boolean {
  return rule?.endsWith('-body') === true;
}

function faultsIn(rules: readonly RuleVerdict[]): Fault[] {
  return rules.flatMap(({ id, outcome, findings }) =>
    outcome === 'fail'
      ? findings.map(({ pointer, expected, actual }) => ({ rule: id, pointer, expected, actual }))
      : [],
  );
}
