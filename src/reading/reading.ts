import type { AnswerName } from '../../generated/contract.ts';
import { answers, operation } from '../../generated/contract.ts';
import type { RecordedRequest } from '../exchange/exchange.ts';
import type { Json } from '../exchange/json.ts';
import { readPath } from '../exchange/path.ts';
import type { BodyReading, OddBody } from './body.ts';
import { jsonIn, readBody } from './body.ts';
import type { AgentStanding, Knowledge, WebhookStanding } from './knowledge.ts';
import type { TokenReading } from './token.ts';
import { readToken } from './token.ts';

/** What is wrong with the ids of a path; `none` where both are found, `undecided` where nobody knows. */
export type LookupFault =
  | 'none'
  | 'undecided'
  | 'unknown-agent'
  | 'unknown-webhook'
  | 'unknown-both'
  | 'webhook-of-other-agent'
  | 'webhook-under-other-agent'
  | 'agent-of-other-environment'
  | 'malformed-id';

/** Which answers a request may get. */
export interface Expectation {
  /** Documented answers, each with its own body. */
  readonly answers: ReadonlySet<AnswerName>;
  /** Statuses whose body is open. */
  readonly statuses: ReadonlySet<number>;
}

/** What a request says, by the contract alone: what is wrong with it, and what it may be answered. */
export interface Reading {
  readonly agentId: string;
  readonly webhookId: string;
  readonly token: TokenReading;
  readonly lookup: LookupFault;
  readonly body: BodyReading;
  /** What stands in the body, whatever its media type; undefined where that is no JSON. */
  readonly json: Json | undefined;
  /** Undefined where the traffic seen so far does not tell what is right. */
  readonly expected: Expectation | undefined;
}

const ODD: Readonly<Record<OddBody, readonly number[]>> = {
  'malformed-json': [200, 400, 422],
  'list-body': [200, 400, 422],
  'scalar-body': [200, 400, 422],
  'absent-body': [200, 400, 422],
  'other-media-type': [200, 400, 415, 422],
};
const TOO_LARGE = 413;
const LARGE: readonly number[] = [200, 400, TOO_LARGE, 422];
const MALFORMED_ID: readonly number[] = [400, 404, 422];

/** What most requests may get: nothing but the body is in question. */
const TAKEN: Expectation = { answers: new Set(['success']), statuses: new Set() };
const REFUSED: Expectation = { answers: new Set(['invalid-data']), statuses: new Set() };
const EITHER: Expectation = { answers: new Set(['success', 'invalid-data']), statuses: new Set() };

/**
 * Reads a request.
 *
 * @returns undefined where the request is not one of this operation
 */
export function read(request: RecordedRequest, knowledge: Knowledge): Reading | undefined {
  const path = readPath(request);
  if (path === undefined) return undefined;
  const token = readToken(request, knowledge.showsTokens, knowledge);
  const lookup = readLookup(
    knowledge.agent(path.agentId),
    knowledge.webhook(path.webhookId),
    path.agentId,
  );
  const json = jsonIn(request);
  const body = readBody(request, json);
  const { agentId, webhookId } = path;
  return { agentId, webhookId, token, lookup, body, json, expected: expect(token, lookup, body) };
}

function readLookup(agent: AgentStanding, webhook: WebhookStanding, agentId: string): LookupFault {
  if (agent === 'malformed' || webhook.kind === 'malformed') return 'malformed-id';
  if (agent === 'undecided' || webhook.kind === 'undecided') return 'undecided';
  // An agent of another environment is unknown in this one.
  if (agent === 'foreign' && webhook.kind !== 'unknown') return 'agent-of-other-environment';
  if (agent !== 'known') return webhook.kind === 'unknown' ? 'unknown-both' : 'unknown-agent';
  if (webhook.kind !== 'known') return 'unknown-webhook';
  if (webhook.agentId === agentId) return 'none';
  return webhook.role === 'other' ? 'webhook-of-other-agent' : 'webhook-under-other-agent';
}

function expect(
  token: TokenReading,
  lookup: LookupFault,
  body: BodyReading,
): Expectation | undefined {
  if (token === 'good' && lookup === 'none' && body.kind === 'update' && !body.unwieldy) {
    if (body.refused.length > 0) return REFUSED;
    return body.open ? EITHER : TAKEN;
  }
  if (token === 'undecided') return undefined;
  const otherwise = isSpelledOtherwise(token);
  if (token !== 'good' && !otherwise) return refusedForToken(token, body);
  if (lookup === 'undecided' || body.kind === 'unknown') return undefined;
  const permitted = new Set<AnswerName>();
  const statuses = new Set<number>();
  expectOfLookup(lookup, permitted, statuses);
  // RFC 9110 §11.1 makes no difference of letter case in a scheme; some servers do, and some know another one.
  if (otherwise) statuses.add(answers['missing-token'].status);
  const found = lookup === 'none';
  if (body.kind === 'odd') expectOfOdd(body, found, statuses);
  else expectOfUpdate(body, found, permitted, statuses);
  return { answers: permitted, statuses };
}

function expectOfOdd(
  { oddity, unwieldy }: BodyReading & { kind: 'odd' },
  found: boolean,
  statuses: Set<number>,
): void {
  for (const status of ODD[oddity])
    if (found || status !== answers.success.status) statuses.add(status);
  if (unwieldy) statuses.add(TOO_LARGE);
}

/** Whether a good token stands behind a scheme that some servers take for the right one. */
function isSpelledOtherwise(token: TokenReading): boolean {
  return token === 'scheme-case' || token === 'token-scheme';
}

/** A parser may come ahead of the check of the token; nothing else may. */
function refusedForToken(token: TokenReading, body: BodyReading): Expectation {
  const statuses = new Set<number>();
  if (body.kind === 'odd') for (const status of ODD[body.oddity]) statuses.add(status);
  if (body.unwieldy) statuses.add(TOO_LARGE);
  statuses.delete(answers.success.status);
  const { status } = answers['missing-token'];
  if (token !== 'missing') statuses.add(status);
  return { answers: new Set(token === 'missing' ? ['missing-token'] : []), statuses };
}

function expectOfLookup(
  lookup: LookupFault,
  permitted: Set<AnswerName>,
  statuses: Set<number>,
): void {
  if (lookup === 'malformed-id') for (const status of MALFORMED_ID) statuses.add(status);
  if (
    lookup === 'unknown-agent' ||
    lookup === 'agent-of-other-environment' ||
    lookup === 'unknown-both'
  ) {
    permitted.add('unknown-agent');
  }
  if (lookup === 'unknown-webhook' || lookup === 'unknown-both' || lookup.startsWith('webhook-')) {
    permitted.add('unknown-webhook');
  }
}

function expectOfUpdate(
  body: BodyReading & { kind: 'update' },
  found: boolean,
  permitted: Set<AnswerName>,
  statuses: Set<number>,
): void {
  const refused = body.refused.length > 0;
  if (found && !refused) permitted.add('success');
  if (refused || body.open) permitted.add('invalid-data');
  if (body.unwieldy) {
    for (const status of LARGE)
      if (found || status !== answers.success.status) statuses.add(status);
  }
}

/** Whether the documentation says anything of a status at all. */
export function isDocumented(status: number): boolean {
  return (operation.statuses as readonly number[]).includes(status);
}
