import { expect } from 'vitest';
import type { ClientClock, ClientOptions } from '../../src/client/index.ts';
import { ClientError, createClient } from '../../src/client/index.ts';
import type { Twin, TwinOptions } from '../../src/twin/app.ts';
import { createTwin } from '../../src/twin/app.ts';

export const IDS = {
  agentId: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
  webhookId: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
};

/** A request as it was sent. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: string;
  readonly text: string;
}

export type Answerer = (request: Request) => Response | Promise<Response>;

/** A fetch function that remembers what it was sent and answers in turn, the last answer again and again. */
export function answering(...answers: readonly [Answerer, ...Answerer[]]) {
  const sent: Sent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const { method, url, headers, redirect } = request;
    sent.push({ method, url, headers, redirect, text: await request.clone().text() });
    return await answer(request);
  };
  return { fetch, sent };
}

/** When the clock below begins, in milliseconds since 1970. */
export const START = Date.UTC(2025, 8, 3, 12);

/** A clock that does not wait but remembers for how long it should have. */
export function impatientClock() {
  const waits: number[] = [];
  let now = START;
  const clock: ClientClock = {
    now: () => now,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
  return { clock, waits };
}

/** A client of the twin, which it calls as a function. */
export function twinClient(
  options: Partial<ClientOptions> = {},
  twinOptions: TwinOptions = {},
): ReturnType<typeof answering> & { twin: Twin; client: ReturnType<typeof createClient> } {
  const twin = createTwin(twinOptions);
  const wire = answering((request) => twin.fetch(request));
  const client = createClient({ token: twin.ids.token, fetch: wire.fetch, ...options });
  return { ...wire, twin, client };
}

/** A client with a token that no server looks at, and without waits. */
export function clientOf(fetch: ClientOptions['fetch'], options: Partial<ClientOptions> = {}) {
  const { clock } = impatientClock();
  const base = { token: 'talq_test', retries: 0, clock, random: () => 0 };
  return createClient({ ...base, ...(fetch ? { fetch } : {}), ...options });
}

/** The `ClientError` that a promise rejects with or a function throws. */
export async function errorOf(run: Promise<unknown> | (() => unknown)): Promise<ClientError> {
  try {
    await (typeof run === 'function' ? run() : run);
  } catch (error) {
    expect(error).toBeInstanceOf(ClientError);
    return error as ClientError;
  }
  throw new Error('It did not fail.');
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
}

export function textAnswer(
  status: number,
  text: string | null,
  headers: Record<string, string> = {},
) {
  return () => new Response(text, { status, headers });
}

/** A call of a client that answers come to in turn, with the waits between its attempts. */
export function attempting(
  answersInTurn: readonly [Answerer, ...Answerer[]],
  options: Partial<ClientOptions> = {},
) {
  const wire = answering(...answersInTurn);
  const { clock, waits } = impatientClock();
  const { fetch } = wire;
  const client = createClient({ token: 'talq_test', fetch, clock, random: () => 0, ...options });
  return { ...wire, waits, run: () => client.updateWebhook(IDS, { timeout: 45 }) };
}
