import type { Answer, JsonValue } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import { bodyText } from '../../src/twin/respond.ts';
import type { JsonRecord } from '../prove/changes.ts';
import {
  changeAnswer,
  changeBody,
  changeShown,
  isRefusal,
  isTokenBad,
  isWebhookUnknown,
} from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, ids, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Variant } from './variant.ts';

const any = (): boolean => true;

/** Writes every answer in another form of the same JSON. */
function written(form: (text: string, answer: Answer) => string): Change {
  return changeAnswer(any, (answer) => {
    const text = bodyText(answer);
    return text === '' ? answer : { ...answer, body: form(text, answer) };
  });
}

function headers(
  more: Readonly<Record<string, string>>,
  status: number | (() => boolean) = any,
): Change {
  return changeAnswer(status, (answer) => ({ ...answer, headers: { ...answer.headers, ...more } }));
}

function addShown(more: JsonRecord): Change {
  return changeShown((shown) => ({ ...shown, ...more }));
}

/** How a bad token is answered. */
function badToken(id: string, sentence: string, answer: Answer): Variant {
  return {
    id: `bad-token-${id}`,
    sentence,
    make: server(
      changeAnswer(isTokenBad, () => ({
        ...answer,
        headers: { ...answer.headers, 'www-authenticate': 'Bearer' },
      })),
    ),
  };
}

/** The names of errors in another spelling. */
function errorKeys(spell: (name: string, messages: JsonValue) => string): Change {
  return changeBody(422, (body) => ({
    ...body,
    errors: Object.fromEntries(
      Object.entries((body.errors ?? {}) as JsonRecord).map(([name, messages]) => [
        spell(name, messages),
        messages,
      ]),
    ),
  }));
}

function isOfEntries(messages: JsonValue): boolean {
  return JSON.stringify(messages).includes('available');
}

/** Right servers that differ in how they answer. */
export const answerVariants: readonly Variant[] = [
  {
    id: 'extra-members-everywhere',
    sentence: 'Every answer has further members, the webhook too.',
    make: server(
      addShown({
        http_method: 'POST',
        custom_headers: [],
        last_error: null,
        links: { self: '/x' },
      }),
      changeBody(any, (body) => ({ ...body, request_id: 'r-1', meta: { version: 2 } })),
    ),
  },
  {
    id: 'secret-is-masked',
    sentence: 'The answer shows stars in the place of the secret.',
    make: server(addShown({ webhook_secret: '********' })),
  },
  {
    id: 'secret-is-null',
    sentence: 'The answer shows null in the place of the secret.',
    make: server(addShown({ webhook_secret: null })),
  },
  {
    id: 'secret-is-empty',
    sentence: 'The answer shows an empty text in the place of the secret.',
    make: server(addShown({ webhook_secret: '' })),
  },
  {
    id: 'secret-is-a-flag',
    sentence: 'The answer says whether there is a secret.',
    make: server(addShown({ has_webhook_secret: true, webhook_secret: true })),
  },
  {
    id: 'secret-is-masked-with-dots',
    sentence: 'The answer shows dots in the place of the secret.',
    make: server(addShown({ webhook_secret: '••••••••••••' })),
  },
  {
    id: 'pretty-printed',
    sentence: 'Answers are indented and end in a line break.',
    make: server(written((text) => `${JSON.stringify(JSON.parse(text), null, 4)}\n`)),
  },
  {
    id: 'escapes-slashes-and-letters',
    sentence: 'Answers escape slashes and letters beyond ASCII.',
    make: server(
      written((text) =>
        text
          .replaceAll('/', '\\/')
          .replace(
            /[\u0080-\uffff]/g,
            (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
          ),
      ),
    ),
  },
  {
    id: 'escapes-angle-brackets',
    sentence: 'Answers escape angle brackets and ampersands.',
    make: server(
      written((text) =>
        text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026'),
      ),
    ),
  },
  {
    id: 'writes-numbers-with-a-fraction',
    sentence: 'Answers write integers with a fraction of zero.',
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: bodyText(answer).replace(/("(?:timeout|max_retries|events_count)":\d+)/g, '$1.0'),
      })),
    ),
  },
  {
    id: 'members-in-another-order',
    sentence: 'Answers have their members in alphabetic order.',
    make: server(
      changeShown((shown) =>
        Object.fromEntries(Object.entries(shown).sort(([a], [b]) => a.localeCompare(b))),
      ),
      changeBody(any, (body) =>
        Object.fromEntries(Object.entries(body).sort(([a], [b]) => a.localeCompare(b))),
      ),
    ),
  },
  {
    id: 'media-type-with-charset',
    sentence: 'The media type names a character set.',
    make: server(headers({ 'content-type': 'application/json; charset=UTF-8' })),
  },
  {
    id: 'media-type-in-capitals',
    sentence: 'The media type is written with capitals.',
    make: server(headers({ 'content-type': 'Application/JSON;charset=utf-8' })),
  },
  {
    id: 'many-headers',
    sentence: 'Answers carry the headers of a framework, a limiter and a session.',
    make: server(
      headers({
        'x-powered-by': 'PHP/8.3',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '99',
        'x-ratelimit-reset': '1756943160',
        'cache-control': 'no-cache, private',
        'set-cookie': 'session=abc; path=/; httponly',
        vary: 'Origin',
        'x-request-id': '0af76519-16cd-43dd-8448-eb211c80319c',
      }),
    ),
  },
  {
    id: 'etag-and-last-modified',
    sentence: 'A successful update carries validators, against the advice of RFC 9110.',
    warns: ['response/no-validator'],
    make: server(
      headers({ etag: 'W/"5d41402a"', 'last-modified': 'Thu, 15 Jan 2026 10:00:00 GMT' }, 200),
    ),
  },
  {
    id: 'no-challenge',
    sentence: 'A 401 carries no challenge, against RFC 9110.',
    warns: ['response/challenge'],
    make: server(changeAnswer(401, ({ status, body }) => json(status, body))),
  },
  {
    id: 'validators-on-errors',
    sentence: 'Errors carry an ETag.',
    make: server(
      changeAnswer(
        ({ status }) => status >= 400,
        (answer) => ({ ...answer, headers: { ...answer.headers, etag: '"e"' } }),
      ),
    ),
  },
  badToken(
    'invalid',
    'A bad token is answered with a message of its own.',
    json(401, { message: 'Invalid token.' }),
  ),
  badToken(
    'with-success',
    'A bad token is answered with the members success and message.',
    json(401, { success: false, message: 'Unauthorized' }),
  ),
  badToken(
    'with-error',
    'A bad token is answered with an error code.',
    json(401, { error: 'invalid_token', error_description: 'The token is not known.' }),
  ),
  badToken(
    'as-missing',
    'A bad token is answered as a missing one.',
    json(401, { message: 'Missing Bearer Token' }),
  ),
  badToken('as-page', 'A bad token is answered with a page.', {
    status: 401,
    headers: { 'content-type': 'text/html' },
    body: '<html><body>Unauthorized</body></html>',
  }),
  badToken('without-body', 'A bad token is answered without a body.', {
    status: 401,
    headers: {},
    body: '',
  }),
  badToken(
    'as-list',
    'A bad token is answered with a list of errors.',
    json(401, [{ code: 'unauthorized' }]),
  ),
  {
    id: 'token-is-a-scheme',
    sentence: 'The scheme Token works as Bearer does.',
    make: server(
      before('authenticate', (call) => {
        const header = call.headers.get('authorization') ?? '';
        if (!/^token /i.test(header)) return;
        const { headers: sent } = call;
        const headers = {
          get: (name: string) =>
            name === 'authorization' ? header.replace(/^token/i, 'Bearer') : sent.get(name),
        };
        Object.assign(call, { headers });
      }),
    ),
  },
  {
    id: 'errors-with-success-false',
    sentence: 'The bodies of a 401 and a 422 carry the member success, which is false.',
    make: server(
      changeBody(
        ({ status }) => status === 401 || status === 422,
        (body) => ({ success: false, ...body }),
      ),
    ),
  },
  {
    id: 'declared-as-another-json',
    sentence: 'Every answer is declared as JSON of another kind, against the advice of RFC 9110.',
    warns: ['response/json-media-type'],
    make: server(
      changeAnswer(
        () => true,
        (answer) => ({
          ...answer,
          headers: { ...answer.headers, 'content-type': 'application/vnd.api+json' },
        }),
      ),
    ),
  },
  {
    id: 'other-schemes-are-no-token',
    sentence: 'A header that is no Bearer header is answered as a missing token.',
    make: server(
      replaceStep('authenticate', (call, standard) => {
        const header = call.headers.get('authorization') ?? '';
        return /^bearer \S/i.test(header)
          ? standard(call)
          : json(401, { message: 'Missing Bearer Token' }, { 'www-authenticate': 'Bearer' });
      }),
    ),
  },
  {
    id: 'scheme-in-capitals-only',
    sentence: 'The scheme in lower case is refused.',
    make: server(
      before('authenticate', (call) =>
        call.headers.get('authorization')?.startsWith('bearer')
          ? json(401, { message: 'Invalid Bearer Token' }, { 'www-authenticate': 'Bearer' })
          : undefined,
      ),
    ),
  },
  {
    id: 'errors-of-entries-with-dots',
    sentence: 'The error of a list entry stands under events and its place, behind a dot.',
    make: server(
      errorKeys((name, messages) =>
        name === 'events' && isOfEntries(messages) ? 'events.1' : name,
      ),
    ),
  },
  {
    id: 'errors-of-entries-with-brackets',
    sentence: 'The error of a list entry stands under events and its place in brackets.',
    make: server(
      errorKeys((name, messages) =>
        name === 'events' && isOfEntries(messages) ? 'events[0]' : name,
      ),
    ),
  },
  {
    id: 'errors-as-pointers',
    sentence: 'Errors stand under JSON pointers.',
    make: server(
      errorKeys((name, messages) =>
        name === 'events' && isOfEntries(messages) ? '/events/2' : `/${name}`,
      ),
    ),
  },
  {
    id: 'errors-of-list-and-entries',
    sentence: 'The error of a list entry stands under the list and under its place.',
    make: server(
      changeBody(422, (body) => {
        const errors = body.errors as JsonRecord;
        return isOfEntries(errors.events ?? [])
          ? {
              ...body,
              errors: {
                ...errors,
                'events.0': errors.events ?? [],
                'events.2': errors.events ?? [],
              },
            }
          : body;
      }),
    ),
  },
  {
    id: 'errors-with-several-messages',
    sentence: 'Each failing member has several messages.',
    make: server(
      changeBody(isRefusal, (body) => ({
        ...body,
        errors: Object.fromEntries(
          Object.entries(body.errors as JsonRecord).map(([name, list]) => [
            name,
            [...(list as string[]), 'Please check it.', 'Siehe Handbuch.'],
          ]),
        ),
      })),
    ),
  },
  {
    id: 'errors-with-the-value',
    sentence: 'The message of a URL that fails repeats it.',
    make: server(
      changeBody(isRefusal, (body, call) => {
        const errors = body.errors as JsonRecord;
        return errors.webhook_url === undefined
          ? body
          : {
              ...body,
              errors: {
                ...errors,
                webhook_url: [`'${String(call.json?.webhook_url).slice(0, 60)}' is no URL.`],
              },
            };
      }),
    ),
  },
  {
    id: 'malformed-ids-are-bad-requests',
    sentence: 'An id that is no UUID is answered with 400.',
    make: server(
      before('find-agent', ({ agentId, webhookId }) =>
        agentId.length === 36 && webhookId.length === 36
          ? undefined
          : json(400, { message: 'Invalid UUID' }),
      ),
    ),
  },
  {
    id: 'malformed-ids-are-unprocessable',
    sentence: 'An id that is no UUID is answered with 422 and its name.',
    make: server(
      before('find-agent', ({ agentId, webhookId }) =>
        agentId.length === 36 && webhookId.length === 36
          ? undefined
          : json(422, {
              message: 'The given data was invalid.',
              errors: { webhook_id: ['Must be a UUID.'] },
            }),
      ),
    ),
  },
  {
    id: 'malformed-ids-have-no-route',
    sentence: 'An id that is no UUID leads to the page of the router, without a token too.',
    make: server(
      before('authenticate', ({ agentId, webhookId }) =>
        agentId.length === 36 && webhookId.length === 36
          ? undefined
          : { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' },
      ),
    ),
  },
  {
    id: 'webhook-ahead-of-agent',
    sentence: 'An unknown webhook of an unknown agent is answered with the 404 of the webhook.',
    make: server(
      before('find-agent', ({ webhookId, store }) => {
        const known = [ids.agentId, ids.otherAgentId].some((agent) =>
          store.findWebhook(agent, webhookId),
        );
        return known ? undefined : json(404, { success: false, message: 'Webhook not found.' });
      }),
    ),
  },
  {
    id: 'ids-in-capitals',
    sentence: 'The answer writes the ids in capital letters.',
    make: server(
      changeShown((shown) => ({
        ...shown,
        id: String(shown.id).toUpperCase(),
        agent_id: String(shown.agent_id).toUpperCase(),
      })),
    ),
  },
  {
    id: 'errors-with-null-data',
    sentence: 'An unknown webhook is answered with further members that are null.',
    make: server(changeBody(isWebhookUnknown, (body) => ({ ...body, data: null, errors: null }))),
  },
  {
    id: 'status-error-while-enabled',
    sentence: 'The status of an enabled webhook is error.',
    make: server(
      changeShown((shown) => ({ ...shown, status: shown.enabled ? 'error' : 'disabled' })),
    ),
  },
  {
    id: 'status-error-now-and-then',
    sentence: 'The status of an enabled webhook turns to error and back, as deliveries fail.',
    make: withMemory(() => {
      let count = 0;
      return changeShown((shown) => {
        count += 1;
        return {
          ...shown,
          status: shown.enabled ? (count % 3 === 0 ? 'error' : 'active') : 'disabled',
        };
      });
    }),
  },
];
