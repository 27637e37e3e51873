import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { ClientErrorKind, ClientOptions, WebhookPatch } from '../../src/client/index.ts';
import { createClient } from '../../src/client/index.ts';
import type { Answerer } from './setup.ts';
import {
  answering,
  errorOf,
  IDS,
  impatientClock,
  jsonAnswer,
  textAnswer,
  twinClient,
} from './setup.ts';

// Signs that have to be escaped in JSON, in URLs and in pointers; a core that no escaping changes.
const TOKEN = 'talq_~/%"\\CANARYTOKEN+=';
const SECRET = 'CANARYSECRET_~/%"\\=';
const CORE = /CANARY/i;
const encoded = [TOKEN, SECRET].map((each) => Buffer.from(each).toString('base64').slice(0, 20));

/** An error as careless code throws it: it carries all that it was given, everywhere. */
function chatty(): Error {
  const cause = Object.assign(new Error(`cause ${TOKEN} ${SECRET}`), { code: SECRET, TOKEN });
  const error = new TypeError(`Bearer ${TOKEN} with ${SECRET}`, { cause });
  return Object.assign(error, { code: TOKEN, request: { authorization: TOKEN, body: SECRET } });
}

/** A server that says everything that it heard. */
const echo = `${TOKEN} ${SECRET}`;
const echoHeaders = { location: `https://x/?${encodeURIComponent(echo)}`, 'retry-after': echo };

interface Path {
  readonly answer?: Answerer;
  readonly options?: Partial<ClientOptions>;
  readonly patch?: unknown;
}

const patch: WebhookPatch = { webhook_secret: SECRET };
const rejecting = (error: unknown) => () => Promise.reject(error);

/** Every kind of error, in every way to come by it that has something to tell. */
const PATHS: Record<ClientErrorKind, Record<string, Path>> = {
  configuration: {
    'a base URL': { options: { baseUrl: `https://${encodeURIComponent(TOKEN)}@x/` } },
    'a relative base URL': { options: { baseUrl: TOKEN } },
    'no Response': { answer: () => undefined as unknown as Response },
  },
  token: {
    'a line break': { options: { token: `${TOKEN}\n` } },
    'a function that fails': { options: { token: rejecting(chatty()) } },
    'a function with a bad token': { options: { token: () => `${TOKEN} ${TOKEN}` } },
  },
  request: {
    'a cycle': { patch: cyclic() },
    'a value without JSON': { patch: { ...patch, toJSON: rejectingNow } },
    'a member named like the secret': { patch: { ...patch, [SECRET]: Number.NaN } },
    'a member named like the token': { patch: { [TOKEN]: Number.NaN } },
  },
  network: {
    'an error that tells': { answer: rejecting(chatty()) },
    'a code that is a secret': {
      answer: rejecting({ code: 'CANARYSECRET' }),
      patch: { webhook_secret: 'CANARYSECRET' },
    },
    'no error at all': { answer: rejecting(SECRET) },
    'a code that is a sentence': { answer: rejecting({ code: `no CANARY${TOKEN.slice(-5)}` }) },
    'a code with a part of the token': { answer: rejecting({ code: 'canaryTOKEN' }) },
    'a token function’s token as the code': {
      options: { token: () => 'CANARYTOKEN' },
      answer: rejecting({ code: 'CANARYTOKEN' }),
    },
  },
  timeout: { 'no answer': { answer: () => new Promise(() => {}), options: { timeout: 5 } } },
  truncated: {
    'within JSON': { answer: textAnswer(200, `{"message": ${JSON.stringify(echo)},`, echoHeaders) },
    'on the wire': {
      answer: () => new Response(new ReadableStream({ pull: (stream) => stream.error(chatty()) })),
    },
  },
  redirect: { 'a redirect': { answer: textAnswer(302, null, echoHeaders) } },
  status: {
    '500': { answer: textAnswer(500, echo, echoHeaders) },
    '503': { answer: textAnswer(503, echo, echoHeaders) },
    '403': { answer: jsonAnswer(403, { message: echo }, echoHeaders) },
    'a phrase': { answer: () => new Response(null, { status: 400, statusText: 'CANARYTOKEN' }) },
  },
  empty: { 'no body': { answer: textAnswer(401, '', echoHeaders) } },
  html: { 'a page': { answer: textAnswer(401, `<title>${echo}</title>`, echoHeaders) } },
  malformed: { 'a text': { answer: textAnswer(401, echo, echoHeaders) } },
  oversized: { 'a long text': { answer: textAnswer(200, echo.repeat(40_000), echoHeaders) } },
  invalid: {
    'a value': { answer: jsonAnswer(404, { success: false, message: echo }) },
    'a key': { answer: jsonAnswer(422, refusal({ [TOKEN]: ['x', 1] })) },
    'the other key': { answer: jsonAnswer(422, refusal({ [SECRET]: [] })) },
    'a key that completes the secret': {
      answer: jsonAnswer(422, refusal({ CANARY: [] })),
      patch: { webhook_secret: 'errors/CANARY' },
    },
    'a key with more': { answer: jsonAnswer(422, refusal({ [`a ${TOKEN} b`]: [] })) },
  },
};

const cases = Object.entries(PATHS).flatMap(([kind, paths]) =>
  Object.entries(paths).map(([name, path]) => [kind, name, path] as const),
);

test.each(cases)('%s: %s', async (kind, _, path) => {
  const { fetch } = answering(path.answer ?? jsonAnswer(404, {}));
  const { clock } = impatientClock();
  const options = { token: TOKEN, fetch, clock, retries: 1, validate: true, ...path.options };
  const error = await errorOf(async () => {
    await createClient(options).updateWebhook(IDS, (path.patch ?? patch) as WebhookPatch);
  });
  expect(error.kind).toBe(kind);
  for (const text of everythingOf(error)) {
    expect(text).not.toMatch(CORE);
    for (const each of encoded) expect(text).not.toContain(each);
  }
  expect(error).not.toHaveProperty('cause');
});

test('the canary would sing', () => {
  for (const text of [...everythingOf(chatty())]) expect(text).toMatch(CORE);
});

test('neither the client nor a refusal shows the token', async () => {
  const { client, twin } = twinClient();
  const refused = await client.updateWebhook(twin.ids, { webhook_secret: 'x'.repeat(256) });
  expect(refused.status).toBe(422);
  for (const each of [client, refused]) {
    expect(inspect(each, { depth: null, showHidden: true })).not.toContain(twin.ids.token);
  }
});

test('a code is shown when it is one', async () => {
  const { fetch } = answering(rejecting(new TypeError('x', { cause: { code: 'ECONNREFUSED' } })));
  const error = await errorOf(
    createClient({ token: TOKEN, fetch, retries: 0 }).updateWebhook(IDS, {}),
  );
  expect(error).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
  expect(error.message).toContain('ECONNREFUSED');
});

/** An error as logs show it. */
function everythingOf(error: Error): string[] {
  const own = Object.fromEntries(
    Object.getOwnPropertyNames(error).map((name) => [name, Reflect.get(error, name)]),
  );
  return [inspect(error, { depth: null, showHidden: true }), JSON.stringify(own), `${error.stack}`];
}

function refusal(errors: unknown) {
  return { message: 'The given data was invalid.', errors };
}

function cyclic(): unknown {
  const list: unknown[] = [SECRET];
  list.push(list);
  return { webhook_secret: SECRET, [TOKEN]: list };
}

function rejectingNow(): never {
  throw chatty();
}
