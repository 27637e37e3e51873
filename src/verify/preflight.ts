import { answers } from '../../generated/contract.ts';
import { answers as validators } from '../../generated/validators.js';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import { parseJson } from '../exchange/json.ts';
import type { PlannedRequest } from '../exchange/planned.ts';
import { isPage } from './stray.ts';

/** Why a target cannot be judged. */
export interface Obstacle {
  /** What was seen. */
  readonly seen: string;
  /** What it most likely comes from, and what to do. */
  readonly advice: string;
  /** The answer is one that rules are about: what it breaks is worth telling. */
  readonly judged?: true;
  /** The number of the request that met it, where rules that other answers break decide the run all the same. */
  readonly request?: number;
  /** That request was refused in a documented form: where its answer breaks a rule, that decides, too. */
  readonly refused?: true;
}

const FORBIDDEN = 403;

/**
 * What the first answer of a webhook says against judging at all: no connection, no access, no such
 * webhook, a web page. Every other answer is the server's and is judged.
 */
export function obstacleIn(
  exchange: Exchange | undefined,
  request: PlannedRequest,
  fixtures: Fixtures,
): Obstacle | undefined {
  if (exchange === undefined) return undefined;
  const { response, failure } = exchange;
  if (response === undefined) {
    if (failure?.kind !== 'unreachable') return undefined;
    return {
      seen: failure.message.split('\n')[0] ?? '',
      advice: failure.advice ?? 'Is the URL right, and is the service up?',
    };
  }
  const flags = flagsOf(request, fixtures);
  const seen = `the first request (${flags}) was answered with status ${response.status}`;
  if (response.status === answers['missing-token'].status) {
    return { seen, advice: 'Is the token right, and is it one of this environment?' };
  }
  if (response.status === FORBIDDEN)
    return { seen, advice: 'Does the token have the permission to change webhooks?' };
  if (isPage(response))
    return {
      seen: `${seen} and an HTML page`,
      advice: 'Does the URL lead to the API, and not to a web site or a login?',
    };
  const known = [fixtures.webhookId, fixtures.siblingWebhookId].includes(request.webhookId);
  const expectsWebhook = !(known && request.agentId !== fixtures.agentId);
  return notFound(response, seen, flags, expectsWebhook);
}

function notFound(
  response: RecordedResponse,
  seen: string,
  flags: string,
  expectsWebhook: boolean,
): Obstacle | undefined {
  const body = parseJson(response.body);
  if (response.status !== answers['unknown-agent'].status || body === undefined) return undefined;
  if (validators['unknown-agent'](body))
    return { seen: `${seen}: no such agent`, advice: `Check the agent's id in ${flags}.` };
  // Under another agent, our webhook is not to be found.
  if (!expectsWebhook) return undefined;
  if (validators['unknown-webhook'](body))
    return { seen: `${seen}: no such webhook`, advice: `Check the webhook's id in ${flags}.` };
  return undefined;
}

/** The flags that name the webhook of a request. */
export function flagsOf({ agentId, webhookId }: PlannedRequest, fixtures: Fixtures): string {
  if (agentId === fixtures.otherAgentId) return '--other-agent-id, --other-agent-webhook-id';
  if (webhookId === fixtures.siblingWebhookId) return '--agent-id, --sibling-webhook-id';
  return '--agent-id, --webhook-id';
}
