import { operation } from '../../generated/contract.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import type { HttpLimits } from '../target/http.ts';
import { createHttpSend, HTTP_LIMITS } from '../target/http.ts';
import type { Target } from '../target/target.ts';
import { FULL_ABILITIES } from '../target/target.ts';
import type { Call } from './flags.ts';
import { variableOf } from './flags.ts';
import { readToken } from './read-token.ts';
import { readDuration } from './read-values.ts';
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
  const baseUrl = base.href.replace(/\/+$/, '');
  const { send, close } = await createHttpSend(baseUrl, readLimits(call));
  const secret = env.TALKOVER_WEBHOOK_SECRET;
  return {
    name: baseUrl,
    baseUrl,
    fixtures,
    token,
    ...(secret === undefined || secret === '' ? {} : { secret }),
    headers: call.list('header-env').map((text) => readHeader(text, env)),
    abilities: FULL_ABILITIES,
    send,
    close: () => Promise.resolve(close()),
  };
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
    `This would send up to ${requests} requests to ${baseUrl}, most of them updates of the webhook ${fixtures.webhookId}, and restore it afterwards. ` +
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

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function readBase(url: string): URL {
  let base: URL;
  try {
    base = new URL(url);
  } catch {
    throw new UsageError(
      `--url is '${url}', which is no URL. It takes one such as ${operation.server}`,
    );
  }
  if (base.protocol !== 'https:' && base.protocol !== 'http:') {
    throw new UsageError(`--url is '${url}'; it takes a URL that begins with https:// or http://`);
  }
  if (base.username !== '' || base.password !== '') {
    throw new UsageError(
      '--url holds a user name or a password. Leave them out; the token is read from TALKOVER_TOKEN.',
    );
  }
  if (base.search !== '' || base.hash !== '')
    throw new UsageError(`--url is '${url}'; it takes no query and no fragment.`);
  if (base.pathname.replace(/\/+$/, '').endsWith(operation.prefix)) {
    throw new UsageError(
      `--url ends in ${operation.prefix}, which is added by itself. Try --url ${base.href.replace(/\/+$/, '').slice(0, -operation.prefix.length)}`,
    );
  }
  return base;
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
  if (fixtures.otherAgentWebhookId !== undefined && fixtures.otherAgentId === undefined) {
    throw new UsageError(
      '--other-agent-webhook-id needs --other-agent-id, the agent that it belongs to.',
    );
  }
  distinct(fixtures.webhookId, fixtures.siblingWebhookId, '--sibling-webhook-id', '--webhook-id');
  distinct(
    fixtures.webhookId,
    fixtures.otherAgentWebhookId,
    '--other-agent-webhook-id',
    '--webhook-id',
  );
  distinct(fixtures.agentId, fixtures.otherAgentId, '--other-agent-id', '--agent-id');
  distinct(fixtures.agentId, fixtures.foreignAgentId, '--foreign-agent-id', '--agent-id');
  if (fixtures.otherAgentId !== undefined) {
    distinct(
      fixtures.otherAgentId,
      fixtures.foreignAgentId,
      '--foreign-agent-id',
      '--other-agent-id',
    );
  }
  return fixtures;
}

function distinct(own: string, other: string | undefined, flag: string, ownFlag: string): void {
  if (own.toLowerCase() === other?.toLowerCase())
    throw new UsageError(`${flag} is the same as ${ownFlag}; it has to be another one.`);
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
