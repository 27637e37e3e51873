import type { HttpHandler } from 'msw';
import { operation } from '../../generated/contract.ts';
import { webhookUrl } from '../exchange/path.ts';
import { createTwin } from '../twin/app.ts';
import type { TwinIds } from '../twin/seed.ts';

export type { TwinIds } from '../twin/seed.ts';

/** Where the requests to the twin are caught. */
export interface TwinHandlersOptions {
  /**
   * The base URL that the code under test calls, ahead of /api/v1; the one of the documentation by
   * default, and `*` for whatever host.
   */
  readonly baseUrl?: string;
  /** Determines ids, token and secret; the same seed, the same ids. */
  readonly seed?: number;
}

/** The twin behind the handlers of MSW. */
export interface TwinHandlers {
  /** For `setupServer` or `setupWorker`. A request to any other path passes by. */
  readonly handlers: readonly HttpHandler[];
  /** The ids and the token under which the twin knows its webhooks; they outlive a reset. */
  readonly ids: TwinIds;
  /** Brings the twin back to what it was at first. */
  readonly reset: () => void;
}

const { http } = await import('msw').catch((cause: unknown) => {
  throw new Error(
    'talkover-contract/msw works with msw, which is not there. To install it: npm install --save-dev msw',
    { cause },
  );
});

/** Handlers that answer as the stateful twin does, so that what one request stores the next one shows. */
export function twinHandlers({
  baseUrl = operation.server,
  seed = 1,
}: TwinHandlersOptions = {}): TwinHandlers {
  let twin = createTwin({ seed });
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const answer = http.all(`${baseUrl.replace(/\/+$/, '')}${path}`, async ({ request, params }) => {
    const { method, headers } = request;
    const bodiless = method === 'GET' || method === 'HEAD';
    const [agentId = '', webhookId = ''] = operation.parameters.map((name) => String(params[name]));
    // A base may hold a path of its own, which the twin does not know.
    const url = webhookUrl(operation.server, { agentId, webhookId });
    const body = bodiless ? null : await request.text();
    return twin.fetch(new Request(url, { method, headers, body }));
  });
  return {
    handlers: [answer],
    ids: twin.ids,
    reset: () => {
      twin = createTwin({ seed });
    },
  };
}
