import { ClientError } from './client-error.ts';
import { systemClock } from './clock.ts';
import type { Conceal } from './conceal.ts';
import type { Settings } from './options.ts';
import { readAnswer } from './read-answer.ts';

/**
 * Runs one attempt under a time limit and the caller's signal. Whatever ends it, the signal that the
 * attempt was given is aborted then, so nothing of it goes on: no timer, no connection, no unread body.
 *
 * @param timeout in milliseconds
 * @throws the caller's reason if `signal` is aborted, as the DOM standard asks of what takes a signal;
 *   {ClientError} of kind `timeout`
 */
export async function withinTime<T>(
  run: (signal: AbortSignal) => Promise<T>,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const tooLate = systemClock.sleep(timeout, controller.signal).then(() => {
    const message = `No complete answer came within ${timeout} ms.`;
    throw new ClientError('timeout', message, { transient: true });
  });
  try {
    // A race, because a fetch function or a token function may not listen to the signal.
    return await Promise.race([run(controller.signal), tooLate]);
  } finally {
    signal?.removeEventListener('abort', abort);
    controller.abort();
  }
}

/**
 * A fetch function for openapi-fetch that answers with a whole, readable answer or a `ClientError`.
 * What the platform threw is reduced to its error code: its message may quote the request.
 */
export function createSend(
  { fetch, clock }: Pick<Settings, 'fetch' | 'clock'>,
  conceal: Conceal,
): (request: Request) => Promise<Response> {
  return async (request) => {
    let response: Response;
    try {
      response = await fetch(request);
    } catch (error) {
      const code = conceal.code(codeOf(error));
      const message = `The connection failed${code === undefined ? '' : ` (${code})`}.`;
      throw new ClientError('network', message, { code, transient: true });
    }
    // A stand-in that was told nothing, most likely.
    if (typeof response?.status !== 'number') {
      throw new ClientError('configuration', 'The fetch function must answer with a Response.');
    }
    return await readAnswer(response, clock.now());
  };
}

/** Node hides the code in the cause. */
function codeOf(error: unknown): unknown {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : (Object(cause) as { code?: unknown }).code;
}
