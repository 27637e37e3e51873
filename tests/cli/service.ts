import { onTestFinished } from 'vitest';
import type { Twin } from '../../src/twin/app.ts';
import { createTwin } from '../../src/twin/app.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { Variables } from './command.ts';

/** A request as a service received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
  /** The request anew, for another server than the twin. */
  readonly again: () => Request;
}

/** What a service does with a request: `n` counts from 1, `next` is the twin's answer. */
export type Meddle = (
  request: Received,
  n: number,
  next: () => Promise<Response>,
) => Response | Promise<Response>;

/** A twin on a port, for the command to be pointed at. */
export interface Service {
  readonly url: string;
  readonly twin: Twin;
  readonly received: readonly Received[];
  /** The variables that name it and all its fixtures. */
  readonly env: Variables;
  /** The same with the two ids alone, and no secret. */
  readonly few: Variables;
  /** The webhook under test, its sibling and that of the other agent, without the time of the last update. */
  readonly state: () => Partial<WebhookRecord>[];
  readonly close: () => Promise<void>;
}

/** Serves a twin whose answers may be meddled with. It is closed after the test. */
export async function serve(meddle: Meddle = (_, __, next) => next(), port = 0): Promise<Service> {
  const twin = createTwin();
  const { ids } = twin;
  const received: Received[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { method, headers, url } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.text();
    const again = (): Request => new Request(url, { method, headers, body });
    const seen = { method, path: new URL(url).pathname, headers, text: body ?? '', again };
    received.push(seen);
    return meddle(seen, received.length, () => twin.fetch(again()));
  };
  const { url, close } = await serveTwin({ twin: { ids, fetch }, port });
  onTestFinished(close);
  const few = {
    TALKOVER_URL: url,
    TALKOVER_TOKEN: ids.token,
    TALKOVER_AGENT_ID: ids.agentId,
    TALKOVER_WEBHOOK_ID: ids.webhookId,
    // Nothing comes late here, but where a test makes it.
    TALKOVER_SETTLE: '50ms',
  };
  return {
    url,
    twin,
    received,
    few,
    env: {
      ...few,
      TALKOVER_SIBLING_WEBHOOK_ID: ids.siblingWebhookId,
      TALKOVER_OTHER_AGENT_ID: ids.otherAgentId,
      TALKOVER_OTHER_AGENT_WEBHOOK_ID: ids.otherAgentWebhookId,
      TALKOVER_FOREIGN_AGENT_ID: ids.foreignAgentId,
      TALKOVER_WEBHOOK_SECRET: ids.webhookSecret,
    },
    state: () =>
      [
        [ids.agentId, ids.webhookId],
        [ids.agentId, ids.siblingWebhookId],
        [ids.otherAgentId, ids.otherAgentWebhookId],
      ].map(([agentId = '', webhookId = '']) => {
        const { updated_at: _, ...rest } = twin.store.findWebhook(agentId, webhookId) ?? {};
        return rest;
      }),
    close,
  };
}
