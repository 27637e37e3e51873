import type { Need } from '../../generated/catalogue.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import { wrongBaseUrl } from '../target/base-url.ts';
import type { HttpLimits } from '../target/http.ts';
import { HTTP_LIMITS } from '../target/http.ts';
import { isLoopback } from '../target/loopback.ts';
import { clashOf, serviceTarget } from '../target/service.ts';
import type { Target } from '../target/target.ts';
import { FULL_ABILITIES } from '../target/target.ts';
import type { Call } from './flags.ts';
import { variableOf } from './flags.ts';
import { readToken } from './read-token.ts';
import { readDuration } from './read-values.ts';
import { readWay } from './read-way.ts';
import { UsageError } from './usage-error.ts';

const FIXTURES = [
  ['siblingWebhookId', 'sibling-webhook-id'],
  ['otherAgentId', 'other-agent-id'],
  ['otherAgentWebhookId', 'other-agent-webhook-id'],
  ['foreignAgentId', 'foreign-agent-id'],
] as const;

/**
 * The service that a call names.
 *
 * @throws UsageError where something is missing, malformed, or needs a permission that was not given
 */
export async function readUrlTarget(
  url: string,
  call: Call,
  env: NodeJS.ProcessEnv,
): Promise<Target> {
  const base = readBase(url);
  const fixtures = readFixtures(call);
  const token = readToken(call, env);
  checkOrigin(base, call);
  return await serviceTarget({
    baseUrl: base.href,
    fixtures,
    token,
    secret: env.TALKOVER_WEBHOOK_SECRET,
    lacks: readLacks(call),
    headers: call.list('header-env').map((text) => readHeader(text, env)),
    limits: readLimits(call),
    way: await readWay(base, call, env),
  });
}

/**
 * Whether the token may go to an origin at all.
 *
 * @throws UsageError where everybody on the way could read it
 */
export function checkOrigin(base: URL, call: Call): void {
  if (isLoopback(base.hostname) || base.protocol === 'https:' || call.isOn('insecure-http')) return;
  throw new UsageError(
    `${base.origin} is plain HTTP, which shows the token to everybody on the way. Use https, or say --insecure-http.`,
  );
}

/**
 * Whether a run may write to a target.
 *
 * @throws UsageError beyond this machine, unless the call permits it
 */
export function checkPermission({ baseUrl, fixtures }: Target, requests: number, call: Call): void {
  if (isLoopback(new URL(baseUrl).hostname) || call.isOn('allow-writes')) return;
  throw new UsageError(
    `This would send ${Number.isFinite(requests) ? `up to ${requests}` : 'thousands of'} requests to ${baseUrl}, most of them updates of the webhook ${fixtures.webhookId}, and restore it afterwards. ` +
      'Deliveries can be lost meanwhile, so use a webhook made for the purpose. Nothing was sent. ' +
      'To see the requests, say --dry-run; to send them, --allow-writes.',
  );
}

/** The bounds on one answer that a call names. */
export function readLimits(call: Call): HttpLimits {
  return {
    ...HTTP_LIMITS,
    timeout: readDuration(call.text('timeout'), call.nameOf('timeout')) ?? HTTP_LIMITS.timeout,
  };
}

/**
 * The base URL of a service.
 *
 * @throws UsageError where it is none, or says more than where the service is
 */
export function readBase(url: string): URL {
  const wrong = wrongBaseUrl(url, flagOf);
  if (wrong !== undefined) throw new UsageError(wrong);
  return new URL(url);
}

function flagOf(name: string): string {
  return name === 'token' ? 'TALKOVER_TOKEN' : `--${name}`;
}

function readFixtures(call: Call): Fixtures {
  const required = (name: string): string => {
    const value = call.text(name);
    if (value === undefined)
      throw new UsageError(`--${name} is missing (or ${variableOf(name)}). It goes with --url.`);
    return value;
  };
  const optional = FIXTURES.flatMap(([key, flag]) => {
    const value = call.text(flag);
    return value === undefined ? [] : [[key, value] as const];
  });
  const fixtures: Fixtures = {
    agentId: required('agent-id'),
    webhookId: required('webhook-id'),
    ...Object.fromEntries(optional),
  };
  const clash = clashOf(fixtures, flagOf);
  if (clash !== undefined) throw new UsageError(clash);
  return fixtures;
}

/** What the service cannot be held to, as `--lacks` names it. */
function readLacks(call: Call): Need[] {
  const names = call.list('lacks').flatMap((text) => text.split(','));
  return names.map((text) => {
    const ability = FULL_ABILITIES.find((known) => known === text.trim());
    if (ability !== undefined) return ability;
    throw new UsageError(
      `${call.nameOf('lacks')} names '${text.trim()}'; it takes ${FULL_ABILITIES.join(', ')}, with commas between.`,
    );
  });
}

/** A header whose value is secret, as `NAME=VARIABLE` names it. */
export function readHeader(text: string, env: NodeJS.ProcessEnv): readonly [string, string] {
  const [name = '', variable = ''] = text.split('=');
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || variable === '') {
    throw new UsageError(
      `--header-env is '${text}'; it takes NAME=VARIABLE, such as X-Gateway-Key=GATEWAY_KEY.`,
    );
  }
  const value = env[variable];
  if (value === undefined)
    throw new UsageError(`--header-env names the variable ${variable}, which is not set.`);
  return [name, value];
}
