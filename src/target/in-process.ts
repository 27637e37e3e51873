import type { Send } from './wire.ts';

/** A server as a function, as service workers, Hono and the twin have it. */
export type FetchHandler = (request: Request) => Promise<Response> | Response;

/** Sends to a function instead of a port. What it throws is a connection that broke. */
export function sendTo(handler: FetchHandler): Send {
  return async ({ method, url, headers, body }) => {
    try {
      const list = headers.map(([name, value]): [string, string] => [name, value]);
      const response = await handler(new Request(url, { method, headers: list, body }));
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
