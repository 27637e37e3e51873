import { catalogue } from '../../generated/catalogue.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import type { PlanName } from '../plan/plans.ts';
import { plans } from '../plan/plans.ts';
import type { FetchHandler } from '../target/in-process.ts';
import { clashOf, wrongToken } from '../target/service.ts';
import type { Target } from '../target/target.ts';

/** A service under test, and how it is tested. Each optional id unlocks rules. */
export interface SuiteOptions extends Fixtures {
  /** The base URL of a service, ahead of /api/v1; a function where it is known only once a test runs. */
  readonly url?: string | (() => string | Promise<string>);
  /** The service as a function instead: of Hono, a service worker, a framework's own `inject`. */
  readonly fetch?: FetchHandler;
  /** An API token of the environment of the webhook. */
  readonly token: string;
  /** The secret to leave behind. Without it no secret is ever sent. */
  readonly webhookSecret?: string;
  /** Further headers of each request, such as a gateway's key; their values are never shown. */
  readonly headers?: Target['headers'];
  /** How much to try: `quick` 30 requests at the most, `default` 100, `exhaustive` all it takes. */
  readonly plan?: PlanName;
  /** Severities that differ from the catalogue's; `off` for rules that are not wanted. */
  readonly rules?: JudgeOptions['severities'];
  /** Fail what nothing exercised, instead of skipping it by name. */
  readonly strict?: boolean;
  /** Permit writing to a service beyond this machine. */
  readonly allowWrites?: boolean;
  /** File that keeps what the webhook was until it is restored; a name of its own for a `url`. */
  readonly journal?: string;
  /** How long the whole run may take, in milliseconds; five minutes by default. */
  readonly timeout?: number;
}

/**
 * The ids among the options.
 *
 * @throws Error that says which option is wrong and what it takes
 */
export function checkOptions(options: SuiteOptions): Fixtures {
  const { url, fetch, token, plan = 'default', rules = {} } = options;
  if ((url === undefined) === (fetch === undefined))
    throw new Error('suite takes url or fetch, one of them: where do the requests go?');
  for (const name of ['agentId', 'webhookId', 'token'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '')
      throw new Error(`${name} is missing or empty: suite needs agentId, webhookId and token.`);
  }
  if (!Object.hasOwn(plans, plan))
    throw new Error(`plan is '${plan}'; it takes ${Object.keys(plans).join(', ')}.`);
  for (const id of Object.keys(rules)) {
    if (!catalogue.some((rule) => rule.id === id))
      throw new Error(`rules names '${id}', which is no rule. See: npx talkover-contract list`);
  }
  const fixtures = fixturesIn(options);
  const wrong = wrongToken(token, 'token') ?? clashOf(fixtures, camelCase);
  if (wrong !== undefined) throw new Error(wrong);
  return fixtures;
}

/** The name of an option: `agent-id` is `agentId`. */
export function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function fixturesIn(options: SuiteOptions): Fixtures {
  const { agentId, webhookId } = options;
  const optional = [
    'siblingWebhookId',
    'otherAgentId',
    'otherAgentWebhookId',
    'foreignAgentId',
  ] as const;
  const given = optional.flatMap((name) => {
    const value = options[name];
    // An id from a variable that is not set unlocks nothing.
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return { agentId, webhookId, ...Object.fromEntries(given) };
}
