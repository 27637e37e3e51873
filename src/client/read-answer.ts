import { operation } from '../../generated/contract.ts';
import { ClientError } from './client-error.ts';
import { isDocumented } from './documented.ts';
import { retryAfterOf } from './wait.ts';

/** No documented answer has a thousandth of this. */
const LARGEST = 1_048_576;
const UNAVAILABLE = 503;

/**
 * Turns whatever a server, proxy or portal sent into a whole answer whose body is JSON, if its status has
 * a documented body, and none otherwise.
 *
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 * @throws {ClientError} of kind `redirect`, `status`, `truncated`, `empty`, `html`, `malformed`, `oversized`
 */
export async function readAnswer(response: Response, now: number): Promise<Response> {
  const { status, headers } = response;
  // A browser shows a redirect that it did not follow as status 0; `redirected` betrays a fetch function
  // that followed it all the same.
  const opaque = response.type === 'opaqueredirect' || response.redirected;
  if (opaque || (status >= 300 && status < 400)) {
    throw new ClientError('redirect', 'The service answered with a redirect, not followed.', {
      status,
    });
  }
  if (!isDocumented(status)) {
    const message = `The service answered with the undocumented status ${status}.`;
    const retryAfter = retryAfterOf(headers, now);
    const transient = status === UNAVAILABLE;
    throw new ClientError('status', message, { status, retryAfter, transient });
  }
  if (status === operation.limitStatus) return new Response(null, { status, headers });
  const text = await readText(response);
  checkText(text, status);
  return new Response(text, { status, headers });
}

async function readText(response: Response): Promise<string> {
  const { status } = response;
  let text = '';
  let bytes = 0;
  try {
    // React Native has no stream of the body.
    const reader = response.body?.getReader();
    if (reader === undefined) return await response.text();
    const decoder = new TextDecoder();
    while (true) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > LARGEST) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    const details = { status, transient: true };
    throw new ClientError('truncated', `The answer ${status} broke off.`, details);
  }
  throw new ClientError('oversized', `The answer ${status} has more than ${LARGEST} bytes.`, {
    status,
  });
}

// openapi-fetch parses the text again, and would hand on what is no JSON as an untyped string, or throw
// an error that quotes it.
function checkText(text: string, status: number): void {
  try {
    JSON.parse(text);
    return;
  } catch {
    // Told apart below.
  }
  const body = text.trim();
  if (body === '') throw new ClientError('empty', `The answer ${status} has no body.`, { status });
  if (body.startsWith('<')) {
    throw new ClientError('html', `The answer ${status} is a page, not JSON.`, { status });
  }
  if (endsWithin(body)) {
    throw new ClientError('truncated', `The answer ${status} ends within its JSON.`, { status });
  }
  throw new ClientError('malformed', `The answer ${status} is not JSON.`, { status });
}

/** Whether a text that is no JSON stops inside of an object, a list or a string that it has opened. */
function endsWithin(text: string): boolean {
  if (!/^[{["]/.test(text)) return false;
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, '');
  const count = (pattern: RegExp): number => bare.match(pattern)?.length ?? 0;
  return bare.includes('"') || count(/[{[]/g) > count(/[}\]]/g);
}
