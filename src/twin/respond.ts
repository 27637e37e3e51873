import type { Answer } from './answer.ts';
import { serverError } from './run-steps.ts';

/** An answer as a `Response`; one that no server can send is a 500. */
export function toResponse(answer: Answer): Response {
  try {
    return responseOf(answer);
  } catch {
    return responseOf(serverError());
  }
}

function responseOf(answer: Answer): Response {
  const text = bodyText(answer);
  // An empty text is no body at all, which some statuses insist on.
  const body = text === '' ? null : text;
  return new Response(body, { status: answer.status, headers: answer.headers });
}

export function bodyText({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
