import { Hono } from 'hono/tiny';
import type { Answer } from './answer.ts';
import { json } from './answer.ts';
import type { Incoming, Step } from './call.ts';
import type { TwinClock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Respond } from './respond.ts';
import { toResponse } from './respond.ts';
import { runSteps, serverError } from './run-steps.ts';
import type { TwinIds } from './seed.ts';
import { seedContent } from './seed.ts';
import { createStamp } from './stamps.ts';
import { standardSteps, updateOnly } from './steps.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';

export interface TwinOptions {
  /** Determines ids, tokens and secrets. */
  readonly seed?: number;
  readonly clock?: TwinClock;
  /** The extension point: another list of steps is another server. */
  readonly steps?: readonly Step[];
  readonly wrapStore?: (store: Store) => Store;
}

export interface Twin {
  /** The whole server. A host that can send an answer faster than as a `Response` says how. */
  fetch(request: Request, respond?: Respond): Promise<Response>;
  /** The endpoint without HTTP. Never rejects. */
  handle(incoming: Incoming): Promise<Answer>;
  readonly store: Store;
  readonly ids: TwinIds;
}

const ROUTE = '/api/v1/agents/:agent_id/webhooks/:webhook_id';

/** A server of the contract with its own data: what one twin is told, another does not know. */
export function createTwin(options: TwinOptions = {}): Twin {
  const { seed = 1, clock = systemClock, steps = standardSteps, wrapStore } = options;
  const { content, ids } = seedContent(seed);
  const plainStore = createStore(content);
  const store = wrapStore ? wrapStore(plainStore) : plainStore;
  const stamp = createStamp(clock, Math.max(...content.webhooks.map((each) => each.updated_at)));
  const readSteps = steps.filter((step) => !updateOnly.has(step.name));

  function handle({ method, agentId, webhookId, headers, text }: Incoming): Promise<Answer> {
    return runSteps(method === 'PUT' ? steps : readSteps, {
      method,
      agentId,
      webhookId,
      headers,
      text,
      store,
      clock,
      stamp,
      environment: undefined,
      agent: undefined,
      webhook: undefined,
      json: undefined,
      patch: undefined,
    });
  }

  const app = new Hono<{ Bindings: { respond: Respond } }>();
  // The read is a sibling endpoint, here because a client must see what an update left behind.
  app.on(['GET', 'PUT'], ROUTE, async ({ env, req }) => {
    const answer = await handle({
      method: req.method,
      agentId: req.param('agent_id'),
      webhookId: req.param('webhook_id'),
      headers: req.raw.headers,
      text: await req.raw.text(),
    });
    return env.respond(answer);
  });
  app.all(ROUTE, ({ env }) =>
    env.respond(json(405, { message: 'Method not allowed.' }, { allow: 'GET, HEAD, PUT' })),
  );
  app.notFound(({ env }) => env.respond(json(404, { message: 'Not found.' })));
  app.onError((_, { env }) => env.respond(serverError()));

  return {
    fetch: async (request, respond = toResponse) => app.fetch(request, { respond }),
    handle,
    store,
    ids,
  };
}
