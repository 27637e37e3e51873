import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { Way } from './way.ts';

/** Opens requests at one service, on kept connections. */
export interface Client {
  /**
   * Opens a request. Its headers are a flat list, or are set later.
   *
   * @param fresh on a connection of its own, which is not kept
   */
  readonly open: (options: RequestOptions, fresh?: boolean) => ClientRequest;
  /** Why an answer is the network proxy's own and not the service's; undefined where it is the service's. */
  readonly refusal: (answer: IncomingMessage) => Error | undefined;
  /** What to add to the message of a connection that failed: through what it went. */
  readonly route: string;
  /** Ends every connection that is kept or being opened. */
  readonly close: () => void;
}

/** A client of the service at a URL. What a direct way does without is not loaded. */
export async function createClient(baseUrl: string, { tls, proxy }: Way = {}): Promise<Client> {
  if (proxy !== undefined) {
    const { clientThrough } = await import('./through-proxy.ts');
    return clientThrough(proxy, baseUrl, tls);
  }
  const secure = baseUrl.startsWith('https:');
  const { Agent, request } = secure
    ? await import('node:https')
    : { Agent: HttpAgent, request: httpRequest };
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' });
  const secureContext =
    tls === undefined ? {} : { secureContext: (await import('node:tls')).createSecureContext(tls) };
  return {
    open: (options, fresh = false) =>
      request({ ...options, ...secureContext, agent: fresh ? false : agent }),
    refusal: () => undefined,
    route: '',
    close: () => agent.destroy(),
  };
}
