import { setTimeout as sleep } from 'node:timers/promises';
import { createTwin } from '../../src/twin/app.ts';
import type { ServedTwin } from '../../src/twin/serve.ts';
import { serveTwin } from '../../src/twin/serve.ts';

/** What happens when the n-th request arrives; `store` answers it, and what is thrown leaves it without answer. */
export type Happening = (
  n: number,
  body: string,
  store: () => Promise<Response>,
) => Promise<Response>;

/** A service with three webhooks, whose store outlives its server. */
export interface Stage {
  readonly env: Readonly<Record<string, string>>;
  /** How many requests have arrived. */
  readonly requests: () => number;
  /** From the next request on, this happens. */
  readonly happen: (happening: Happening) => void;
  /** The server is gone: its connections are cut, and nothing listens any more. */
  readonly die: () => void;
  /** The server listens again, at the same place and with the same store. */
  readonly revive: () => Promise<void>;
  /** Stores something later than its request arrived; nobody is answered. */
  readonly storeLate: (store: () => Promise<Response>, milliseconds: number) => void;
  /** All that is stored late is stored. */
  readonly settled: () => Promise<void>;
  /** What differs from how the webhooks were in the beginning; the time of the last update aside. */
  readonly lost: () => string[];
}

const plainly: Happening = (_, __, store) => store();

/** Puts a twin on a port of this machine. */
export async function openStage(): Promise<Stage> {
  const twin = createTwin();
  const { ids } = twin;
  let happening = plainly;
  let requests = 0;
  const fetch = async (request: Request): Promise<Response> => {
    requests += 1;
    const { url, method, headers } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.text();
    const again = new Request(url, { method, headers, body });
    return happening(requests, body ?? '', () => twin.fetch(again));
  };
  const late: Promise<unknown>[] = [];
  let server: ServedTwin | undefined;
  let port = 0;
  const revive = async (): Promise<void> => {
    server = await serveTwin({ twin: { ids, fetch }, port });
    port = Number(new URL(server.url).port);
  };
  await revive();
  const webhooks = (): Record<string, Record<string, unknown>> =>
    Object.fromEntries(
      [
        ['the webhook', ids.agentId, ids.webhookId],
        ['the sibling', ids.agentId, ids.siblingWebhookId],
        ['the other', ids.otherAgentId, ids.otherAgentWebhookId],
      ].map(([name = '', agentId = '', id = '']) => {
        return [name, { ...twin.store.findWebhook(agentId, id), updated_at: 0 }];
      }),
    );
  const before = webhooks();
  return {
    env: {
      TALKOVER_URL: `http://127.0.0.1:${port}`,
      TALKOVER_TOKEN: ids.token,
      TALKOVER_AGENT_ID: ids.agentId,
      TALKOVER_WEBHOOK_ID: ids.webhookId,
      TALKOVER_SIBLING_WEBHOOK_ID: ids.siblingWebhookId,
      TALKOVER_OTHER_AGENT_ID: ids.otherAgentId,
      TALKOVER_OTHER_AGENT_WEBHOOK_ID: ids.otherAgentWebhookId,
      TALKOVER_WEBHOOK_SECRET: ids.webhookSecret,
      TALKOVER_SETTLE: '50ms',
    },
    requests: () => requests,
    happen: (next) => {
      happening = next;
    },
    die: () => {
      void server?.close();
    },
    revive,
    storeLate: (store, milliseconds) => {
      late.push(sleep(milliseconds).then(store));
    },
    settled: async () => {
      await Promise.all(late);
    },
    lost: () => differences(before, webhooks()),
  };
}

/** What differs between two states, as `the webhook: timeout`. */
function differences(
  before: Record<string, Record<string, unknown>>,
  after: Record<string, Record<string, unknown>>,
): string[] {
  return Object.entries(before).flatMap(([webhook, members]) =>
    Object.entries(members)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(after[webhook]?.[name]))
      .map(([name]) => `${webhook}: ${name}`),
  );
}
