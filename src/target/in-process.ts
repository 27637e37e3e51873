import type { Send } from './wire.ts';
import { bytesOf } from './wire.ts';

/** A server as a function, as service workers, Hono and the twin have it. */
export type FetchHandler = (request: Request) => Promise<Response> | Response;

/** Sends to a function instead of a port. What it throws is a connection that broke. */
export function sendTo(handler: FetchHandler): Send {
  return async (wire) => {
    const { method, url } = wire;
    try {
      const headers = wire.headers.map(([name, value]): [string, string] => [name, value]);
      const body = bytesOf(wire);
      // What a server reads of a request that comes through a port.
      if (wire.chunked) headers.push(['Transfer-Encoding', 'chunked']);
      else headers.push(['Content-Length', String(body?.length ?? 0)]);
      const response = await handler(new Request(url, { method, headers, body }));
      return {
        status: response.status,
        headers: [...response.headers],
        body: await response.text(),
      };
    } catch (error) {
      return {
        failure: {
          kind: 'closed',
          message: error instanceof Error ? error.message : String(error),
        },
      };
    }
  };
}
