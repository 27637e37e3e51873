import { operation } from '../../generated/contract.ts';
import { checkBaseUrl } from './base-url.ts';
import { ClientError } from './client-error.ts';
import type { ClientClock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { ClientWarning } from './patch.ts';
import type { Token } from './token.ts';
import { checkToken } from './token.ts';

export interface ClientOptions {
  /** Where the service is; by default the description's server. Absolute, may have a path. */
  readonly baseUrl?: string;
  /** An API token without its scheme, or what fetches one; a function is asked before each attempt. */
  readonly token: Token;
  /** Takes the place of `globalThis.fetch`, which is looked up when it is needed. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Milliseconds that one attempt may take, from the token to the last byte; 30,000 by default. */
  readonly timeout?: number;
  /**
   * How often a request is sent again after a 429, a 503, a broken connection or a time-out; 2 by
   * default. An update is idempotent (PUT, RFC 9110, section 9.2.2), but a late repeat can undo what
   * somebody else wrote in between; 0 rules that out.
   */
  readonly retries?: number;
  /** Longest wait before an attempt, in milliseconds; 60,000 by default. Longer ones end the retries. */
  readonly maxWait?: number;
  /** Checks each answer's body against the description and rejects what is not as documented. */
  readonly validate?: boolean;
  /** Sends the token over plain HTTP to other machines too. For closed networks only. */
  readonly allowInsecure?: boolean;
  /** Hears advice of the documentation that a patch goes against. Throw in it to refuse the update. */
  readonly onWarning?: (warning: ClientWarning) => void;
  /** Time between attempts; for tests. */
  readonly clock?: ClientClock;
  /** A number from 0 up to 1 that spreads the waits; for tests. */
  readonly random?: () => number;
}

/** The options, checked, with everything that was left out. */
export type Settings = Required<Omit<ClientOptions, 'allowInsecure'>>;

const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws {ClientError} of kind `configuration` or `token` */
export function readOptions(options: ClientOptions): Settings {
  const { baseUrl = operation.server, allowInsecure = false, token } = options;
  const { timeout = 30_000, retries = 2, maxWait = 60_000 } = options;
  // A timer above this bound fires at once.
  if (!(timeout > 0 && timeout <= LONGEST_TIMER)) throw outOfRange('timeout', 'above 0');
  if (!(maxWait >= 0 && maxWait <= LONGEST_TIMER)) throw outOfRange('maxWait', '0 or more');
  if (!Number.isSafeInteger(retries) || retries < 0) {
    throw new ClientError('configuration', 'retries must be a whole number, 0 or more.');
  }
  if (typeof token !== 'function') checkToken(token);
  return {
    baseUrl: checkBaseUrl(baseUrl, allowInsecure),
    token,
    timeout,
    retries,
    maxWait,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    validate: options.validate ?? false,
    onWarning: options.onWarning ?? (() => undefined),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}

function outOfRange(name: string, range: string): ClientError {
  const message = `${name} must be a number of milliseconds, ${range} and below 2^31.`;
  return new ClientError('configuration', message);
}
