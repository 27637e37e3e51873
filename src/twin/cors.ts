import type { RequestListener } from 'node:http';

/** How long a browser need not ask again, in seconds. */
const REMEMBERED = '600';

/** Lets pages of any origin call a server, and answers what their browsers ask ahead (Fetch §3.3). */
export function withCors(listener: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    outgoing.setHeader('access-control-allow-origin', '*');
    outgoing.setHeader('access-control-expose-headers', '*');
    const {
      'access-control-request-method': method,
      'access-control-request-headers': headers,
      'access-control-request-private-network': isPrivate,
    } = incoming.headers;
    if (incoming.method !== 'OPTIONS' || method === undefined) {
      listener(incoming, outgoing);
      return;
    }
    outgoing.setHeader('access-control-allow-methods', method);
    // A wildcard would leave Authorization out.
    if (headers !== undefined) outgoing.setHeader('access-control-allow-headers', headers);
    if (isPrivate === 'true') outgoing.setHeader('access-control-allow-private-network', 'true');
    outgoing.setHeader('access-control-max-age', REMEMBERED);
    outgoing.writeHead(204).end();
  };
}
