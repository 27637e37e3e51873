import type { Answer } from './answer.ts';
import { json } from './answer.ts';
import type { Incoming, Step } from './call.ts';
import type { TwinClock } from './clock.ts';
import { systemClock } from './clock.ts';
import { toResponse } from './respond.ts';
import { placeOf } from './route.ts';
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

/** What of a `Request` a twin looks at, so that a host need not make one. */
export interface TwinRequest extends Pick<Incoming, 'method' | 'headers'> {
  /** Absolute, or the path alone. */
  readonly url: string;
  text(): Promise<string>;
}

export interface Twin {
  /** The whole server. */
  fetch(request: Request): Promise<Response>;
  /** The same for a host that neither has a `Request` nor needs a `Response`. Never rejects. */
  answer(request: TwinRequest): Promise<Answer>;
  /** The endpoint without HTTP. Never rejects. */
  handle(incoming: Incoming): Promise<Answer>;
  readonly store: Store;
  readonly ids: TwinIds;
}

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

  async function answer(request: TwinRequest): Promise<Answer> {
    const place = placeOf(request.url);
    if (place === undefined) return json(404, { message: 'Not found.' });
    // The read is a sibling endpoint, here because a client must see what an update left behind.
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method !== 'GET' && method !== 'PUT')
      return json(405, { message: 'Method not allowed.' }, { allow: 'GET, HEAD, PUT' });
    try {
      return await handle({
        method,
        agentId: place.agentId,
        webhookId: place.webhookId,
        headers: request.headers,
        text: await request.text(),
      });
    } catch {
      // A body that broke off.
      return serverError();
    }
  }

  return {
    fetch: async (request) => {
      const response = toResponse(await answer(request));
      return request.method === 'HEAD' ? new Response(null, response) : response;
    },
    answer,
    handle,
    store,
    ids,
  };
}
