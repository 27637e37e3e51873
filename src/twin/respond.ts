import type { Answer } from './answer.ts';

/** Turns an answer into what the host of the twin sends. */
export type Respond = (answer: Answer) => Response;

export function toResponse(answer: Answer): Response {
  const text = bodyText(answer);
  // An empty text is no body at all, which some statuses insist on.
  const body = text === '' ? null : text;
  return new Response(body, { status: answer.status, headers: answer.headers });
}

export function bodyText({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
