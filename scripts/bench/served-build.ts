import { systemClock } from '../../src/drive/clock.ts';
import type { TwinIds } from '../../src/twin/seed.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import type { Build } from '../../tests/prove/server.ts';

/** A server of the proof on a port of this machine. */
export interface ServedBuild {
  readonly url: string;
  readonly ids: TwinIds;
  /** Requests that it has been sent. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** Serves a wrong or a differing server as it is made for the proof, with the machine's clock. */
export async function serveBuild(make: Build): Promise<ServedBuild> {
  const { fetch, ids } = make(systemClock);
  let requests = 0;
  const counted = (request: Request): Promise<Response> => {
    requests += 1;
    return Promise.resolve(fetch(request));
  };
  const { url, close } = await serveTwin({ twin: { fetch: counted, ids } });
  return { url, ids, count: () => requests, close };
}
