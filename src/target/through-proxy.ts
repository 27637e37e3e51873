import { setMaxListeners } from 'node:events';
import type { RequestOptions } from 'node:http';
import type { PeerCertificate } from 'node:tls';
import type { Client } from './client.ts';
import { isClosed } from './failure.ts';
import type { NetworkProxy, Way } from './way.ts';

const PROXY_AUTHENTICATION = 407;

/** A client that goes through a network proxy: to `https:` by a tunnel, so that the proxy sees no token. */
export function clientThrough(
  proxy: NetworkProxy,
  baseUrl: string,
  tls: Way['tls'],
): Promise<Client> {
  return baseUrl.startsWith('https:') ? tunnel(proxy, baseUrl, tls) : relay(proxy, baseUrl, tls);
}

async function tunnel(proxy: NetworkProxy, baseUrl: string, tls: Way['tls'] = {}): Promise<Client> {
  const [{ HttpsProxyAgent }, { request }, { checkServerIdentity, createSecureContext }] =
    await Promise.all([import('https-proxy-agent'), import('node:https'), import('node:tls')]);
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
  const trust = {
    secureContext: createSecureContext(tls),
    // Within a tunnel, Node would hold a service that has an address and no name for `localhost`.
    checkServerIdentity: (_: string, certificate: PeerCertificate) =>
      checkServerIdentity(host, certificate),
  };
  // A proxy that never answers would keep the process alive: its connection belongs to no agent yet.
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const agentOf = (keepAlive: boolean) =>
    new HttpsProxyAgent(proxy.url, {
      keepAlive,
      scheduling: 'lifo',
      // The agent would write the password of a URL into its debugging output; it leaves headers out.
      headers: headersOf(proxy),
      signal: ending.signal,
      // The certificate for the service is not shown to the proxy.
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    });
  const kept = agentOf(true);
  return {
    open: (options, fresh = false) => {
      const outgoing = request({ ...options, ...trust, agent: fresh ? agentOf(false) : kept });
      let open = false;
      outgoing.once('proxyConnect', ({ statusCode, statusText }) => {
        open = statusCode === 200;
        // Otherwise the refusal would be given out as the service's answer.
        if (!open) outgoing.destroy(refused(proxy, statusCode, statusText));
      });
      // What breaks ahead of the tunnel is the proxy's doing.
      outgoing.once('error', (error: NodeJS.ErrnoException) => {
        if (!open && !outgoing.reusedSocket && (error.code === undefined || isClosed(error)))
          error.code = 'ERR_PROXY_CLOSED';
      });
      return outgoing;
    },
    refusal: () => undefined,
    route: routeOf(proxy),
    close: () => {
      kept.destroy();
      ending.abort();
    },
  };
}

/** Plain HTTP is asked of the proxy itself, by the whole URL (RFC 9112 §3.2.2). */
async function relay(proxy: NetworkProxy, baseUrl: string, tls: Way['tls'] = {}): Promise<Client> {
  const { protocol, hostname, port } = proxy.url;
  const secure = protocol === 'https:';
  const { Agent, request } = await (secure ? import('node:https') : import('node:http'));
  const { origin } = new URL(baseUrl);
  const place = {
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
  };
  const own = Object.entries(headersOf(proxy));
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' });
  return {
    open: (options, fresh = false) => {
      const outgoing = request({
        ...options,
        ...withHeaders(options, own),
        ...place,
        path: `${origin}${options.path}`,
        agent: fresh ? false : agent,
      });
      if (options.headers === undefined)
        for (const [name, value] of own) outgoing.setHeader(name, value);
      return outgoing;
    },
    refusal: ({ statusCode = 0, statusMessage = '' }) =>
      statusCode === PROXY_AUTHENTICATION ? refused(proxy, statusCode, statusMessage) : undefined,
    route: routeOf(proxy),
    close: () => agent.destroy(),
  };
}

function withHeaders(
  { headers }: RequestOptions,
  own: readonly (readonly [string, string])[],
): Pick<RequestOptions, 'headers'> {
  if (headers === undefined) return {};
  const list = headers as unknown as readonly string[];
  return { headers: [...list, ...own.flat()] as unknown as Record<string, string> };
}

function headersOf({ authorization }: NetworkProxy): Record<string, string> {
  return authorization === undefined ? {} : { 'Proxy-Authorization': authorization };
}

function routeOf({ url }: NetworkProxy): string {
  return `, through the proxy ${url.origin} that the environment names`;
}

function refused({ url }: NetworkProxy, status: number, text: string): Error {
  const advice =
    status === PROXY_AUTHENTICATION
      ? ': it asks for another user name and password than its URL in the environment has'
      : '';
  const message = `the proxy ${url.origin} refused to connect with status ${status} ${text}`;
  return Object.assign(new Error(message.trimEnd() + advice), { code: 'ERR_PROXY_REFUSED' });
}
