import createApi from 'openapi-fetch';
import { operation } from '../../generated/contract.ts';
import type { paths, WebhookUpdate } from '../../generated/types.ts';
import { createSend, withinTime } from './attempt.ts';
import { loadValidators } from './check-body.ts';
import { ClientError } from './client-error.ts';
import { createConceal } from './conceal.ts';
import type { ClientOptions } from './options.ts';
import { readOptions } from './options.ts';
import type { WebhookPatch } from './patch.ts';
import { serializePatch, warningsOf } from './patch.ts';
import type { UpdateResult } from './result.ts';
import { withRetries } from './retry.ts';
import { toResult } from './to-result.ts';
import type { Token } from './token.ts';
import { readToken } from './token.ts';
import type { WebhookIds } from './webhook-path.ts';
import { pathParameters } from './webhook-path.ts';

export interface CallOptions {
  /** Ends the call, its waits and its attempts; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface Client {
  /**
   * Changes the settings that the patch carries and leaves the others (documentation page, Overview). An
   * empty patch is a valid update that changes nothing and reads the webhook.
   *
   * Every documented answer is a result, refusals too, told apart by `status`.
   *
   * @throws {ClientError} where there is no documented answer, or nothing could be sent; the reason of
   *   `signal` once it is aborted; what `onWarning` throws
   */
  readonly updateWebhook: (
    ids: WebhookIds,
    patch: WebhookPatch,
    options?: CallOptions,
  ) => Promise<UpdateResult>;
}

/**
 * A client of the update endpoint for Node 20 and later, browsers and edge runtimes. Whoever opens a
 * page can read the token that the page sends; in a browser, let `baseUrl` be a server of your own that
 * adds the real one.
 *
 * @throws {ClientError} of kind `configuration` or `token`
 */
export function createClient(options: ClientOptions): Client {
  const settings = readOptions(options);
  const { baseUrl, token, timeout, validate, onWarning, clock } = settings;
  const api = createApi<paths>({
    baseUrl,
    // Without it the service may answer a refused body with a redirect to a page.
    headers: { Accept: operation.mediaType },
    redirect: 'manual',
  });

  async function updateWebhook(
    ids: WebhookIds,
    patch: WebhookPatch,
    { signal }: CallOptions = {},
  ): Promise<UpdateResult> {
    signal?.throwIfAborted();
    const path = pathParameters(ids);
    const secrets = new Set(secretsOf(patch, token));
    const conceal = createConceal(secrets);
    const text = serializePatch(patch, conceal);
    for (const warning of warningsOf(patch)) onWarning(warning);
    const validators = validate ? await loadValidators() : undefined;
    const fetch = createSend(settings, conceal);

    async function attempt(attemptSignal: AbortSignal): Promise<UpdateResult> {
      const bearer = await readToken(token);
      secrets.add(bearer);
      const { data, error, response } = await api
        .PUT(operation.path, {
          params: { path },
          // What is undefined in the patch is absent from the text.
          body: patch as WebhookUpdate,
          bodySerializer: () => text,
          headers: { Authorization: `Bearer ${bearer}` },
          signal: attemptSignal,
          fetch,
        })
        .catch(asClientError);
      const body: unknown = response.ok ? data : error;
      return toResult(response, body, validators, conceal, clock.now());
    }

    return await withRetries(() => withinTime(attempt, timeout, signal), settings, signal);
  }

  return { updateWebhook };
}

// A caller in plain JavaScript may give anything.
function secretsOf(patch: WebhookPatch | null, token: Token): string[] {
  return [patch?.webhook_secret, token].filter((each) => typeof each === 'string');
}

// What is thrown here was thrown before anything was sent: the platform refused to build the request.
function asClientError(error: unknown): never {
  if (error instanceof ClientError) throw error;
  throw new ClientError('request', 'The request could not be built.');
}
