import type { Answer, JsonValue } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import type { Call } from '../../src/twin/call.ts';
import type { Check, JsonRecord } from '../prove/changes.ts';
import {
  changeAnswer,
  changeBody,
  changeSent,
  changeShown,
  checkFields,
  isText,
  isTokenBad,
  refusal,
  visibleFields,
} from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, moveAhead, replaceStep, server } from '../prove/server.ts';
import { savesColumns } from './in-flight.ts';
import type { Variant } from './variant.ts';

const SETTINGS: readonly string[] = [...visibleFields, 'webhook_secret'];

/** Reads a body in the manner of one framework; what it throws is the answer. */
function readsBody(read: (call: Call) => JsonRecord | Answer): Change {
  return replaceStep('read-body', (call) => {
    const result = read(call);
    if (typeof result.status === 'number' && 'headers' in result) return result as Answer;
    call.json = result as JsonRecord;
    return undefined;
  });
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function isRecord(value: JsonValue | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(call: Call): boolean {
  return call.headers.get('content-type')?.includes('json') ?? false;
}

/** As deep as json_decode goes; what lies deeper is no JSON to it. */
const PHP_DEPTH = 512;

function map(value: JsonValue, change: (leaf: JsonValue) => JsonValue, depth = 0): JsonValue {
  if (depth > PHP_DEPTH) return null;
  if (Array.isArray(value))
    return (value as JsonValue[]).map((entry) => map(entry, change, depth + 1));
  return change(value);
}

/** Reads a value as another one, which is then checked as usual. */
function reads(as: (value: JsonValue) => JsonValue): Check {
  return (value, standard) => {
    const read = as(value);
    const messages = standard(read);
    return messages.length > 0 ? messages : { store: read };
  };
}

function oneOf(
  yes: readonly JsonValue[],
  no: readonly JsonValue[],
): (value: JsonValue) => JsonValue {
  return (value) => {
    const word = isText(value) ? value.toLowerCase() : value;
    return yes.includes(word) ? true : no.includes(word) ? false : value;
  };
}

const numeral = (value: JsonValue): JsonValue =>
  isText(value) && /^\s*[+-]?\d+(\.0+)?\s*$/.test(value) ? Number(value) : value;

function times(write: (iso: string) => string): Change {
  return changeShown((shown) => ({
    ...shown,
    created_at: write(String(shown.created_at)),
    updated_at: write(String(shown.updated_at)),
  }));
}

function escaped(pattern: RegExp): Change {
  return changeAnswer(
    () => true,
    (answer) =>
      answer.body === ''
        ? answer
        : {
            ...answer,
            body: (isText(answer.body) ? answer.body : JSON.stringify(answer.body)).replace(
              pattern,
              (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
            ),
          },
  );
}

function headers(more: Readonly<Record<string, string>>): Change {
  return changeAnswer(
    () => true,
    (answer) => ({ ...answer, headers: { ...answer.headers, ...more } }),
  );
}

/** The error of an events list that has entries to blame stands under the entries. */
const eventsByPlace: Change = changeBody(422, (body, call) => {
  const errors = body.errors as JsonRecord | undefined;
  const events = call.json?.events;
  if (errors?.events === undefined || !Array.isArray(events) || events.length === 0) return body;
  const { events: _, ...others } = errors;
  const wrong = (events as JsonValue[]).flatMap((event, index) =>
    isText(event) && /^event_[a-z_]+$/.test(event) && !/transcript|report|s$/.test(event)
      ? []
      : [index],
  );
  const places = wrong.length > 0 ? wrong : [1];
  return {
    ...body,
    errors: {
      ...others,
      ...Object.fromEntries(
        places.map((index) => [`events.${index}`, ['The selected event is invalid.']]),
      ),
    },
  };
});

function malformedId(
  answer: () => Answer,
  step: 'authenticate' | 'find-agent' = 'find-agent',
): Change {
  return before(step, ({ agentId, webhookId }) =>
    agentId.length === 36 && webhookId.length === 36 ? undefined : answer(),
  );
}

/** What PHP makes of a body: an array of input, whatever it was. */
const laravelBody = readsBody((call) => {
  const body = isJson(call) ? parse(call.text) : {};
  const clean = (leaf: JsonValue): JsonValue => {
    const text = isText(leaf) ? leaf.trim() : leaf;
    return text === '' ? null : text;
  };
  return isRecord(body)
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, map(value, clean)]))
    : {};
});

const laravelChecks = checkFields({
  timeout: reads((value) => (isText(value) && /^\d+$/.test(value) ? Number(value) : value)),
  max_retries: reads((value) => (isText(value) && /^\d+$/.test(value) ? Number(value) : value)),
  enabled: reads(oneOf([1, '1'], [0, '0'])),
  webhook_secret: (value, standard) => (value === null ? { store: null } : standard(value)),
});

const zodStrict = before('validate', (call) => {
  const strange = Object.keys(call.json ?? {}).filter((name) => !SETTINGS.includes(name));
  return strange.length === 0
    ? undefined
    : refusal({ [strange[0] ?? '']: [`Unrecognized key(s) in object: ${strange.join(', ')}`] });
});

/** Right servers that behave as applications of well-known frameworks do, in every open point at once. */
export const frameworkVariants: readonly Variant[] = [
  {
    id: 'laravel',
    sentence:
      'The server behaves as a Laravel application does, with trimmed input, lax types and no challenge.',
    warns: ['response/challenge', 'response/no-validator'],
    make: server(
      laravelBody,
      laravelChecks,
      moveAhead(['read-body', 'validate'], 'find-agent'),
      eventsByPlace,
      times((iso) => `${iso.slice(0, 19)}.000000Z`),
      savesColumns(3, 1),
      changeAnswer(isTokenBad, () => json(401, { message: 'Unauthenticated.' })),
      changeAnswer(401, ({ status, body }) => json(status, body)),
      changeAnswer(200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, etag: '"0cc175b9"' },
      })),
      headers({
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '57',
        'cache-control': 'no-cache, private',
      }),
      escaped(/[\u0080-\uffff]/g),
    ),
  },
  {
    id: 'laravel-nullable',
    sentence:
      'The server behaves as a Laravel application whose members may all be null, and are shown empty then.',
    warns: ['response/challenge'],
    make: server(
      laravelBody,
      checkFields(
        Object.fromEntries(
          SETTINGS.map((name) => [
            name,
            ((value, standard) =>
              value === null
                ? { store: name === 'events' ? [] : null }
                : standard(value)) satisfies Check,
          ]),
        ),
      ),
      changeShown((shown) => ({
        ...shown,
        name: shown.name ?? '',
        webhook_url: shown.webhook_url ?? '',
        timeout: shown.timeout ?? 0,
        max_retries: shown.max_retries ?? 0,
        enabled: shown.enabled ?? false,
      })),
      eventsByPlace,
      malformedId(() => json(404, { message: 'No query results for model.' })),
      times((iso) => `${iso.slice(0, 19)}.000000Z`),
      changeAnswer(401, ({ status, body }) => json(status, body)),
    ),
  },
  {
    id: 'fastapi',
    sentence:
      'The server behaves as a FastAPI application does, with lax types and ids checked with the body.',
    make: server(
      readsBody((call) => {
        const body = isJson(call) ? parse(call.text) : undefined;
        return isRecord(body) ? body : refusal({ body: ['Input should be a valid dictionary.'] });
      }),
      changeSent((sent) =>
        Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)),
      ),
      checkFields({
        timeout: reads(numeral),
        max_retries: reads(numeral),
        enabled: reads(
          oneOf([1, '1', 'true', 'on', 'yes', 'y', 't'], [0, '0', 'false', 'off', 'no', 'n', 'f']),
        ),
      }),
      moveAhead(['read-body', 'validate'], 'find-agent'),
      malformedId(() => refusal({ webhook_id: ['Input should be a valid UUID.'] })),
      times((iso) => `${iso.slice(0, 26).replace(/\.000000$/, '')}+00:00`),
      changeBody(422, (body) => {
        const errors = body.errors as JsonRecord;
        return errors.events === undefined
          ? body
          : { ...body, errors: { ...errors, 'events.0': errors.events } };
      }),
    ),
  },
  {
    id: 'express-zod',
    sentence: 'The server behaves as an Express application with a strict zod schema does.',
    warns: ['response/no-validator'],
    make: server(
      before('authenticate', (call) => {
        if (call.text.length > 102_400)
          return {
            status: 413,
            headers: { 'content-type': 'text/html; charset=utf-8' },
            body: '<pre>PayloadTooLargeError</pre>',
          };
        const bad = isJson(call) && call.text !== '' && !/^\s*[[{]/.test(call.text);
        return bad || (isJson(call) && call.text !== '' && parse(call.text) === undefined)
          ? {
              status: 400,
              headers: { 'content-type': 'text/html; charset=utf-8' },
              body: '<pre>Bad Request</pre>',
            }
          : undefined;
      }),
      readsBody((call) => {
        const body = isJson(call) && call.text !== '' ? parse(call.text) : {};
        return isRecord(body) ? body : refusal({ '': ['Expected object, received array'] });
      }),
      zodStrict,
      checkFields({
        name: (value) => (isText(value) && value.length <= 255 ? [] : ['Invalid input']),
      }),
      times((iso) => `${iso.slice(0, 23)}Z`),
      headers({ 'content-type': 'application/json; charset=utf-8', 'x-powered-by': 'Express' }),
      changeAnswer(200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, etag: 'W/"1a2-x"' },
      })),
      malformedId(() => json(400, { error: 'Invalid uuid' })),
      savesColumns(1, 4),
    ),
  },
  {
    id: 'go',
    sentence:
      'The server behaves as one of the Go standard library does, where null is absent and media types do not matter.',
    make: server(
      readsBody((call) => {
        const body = parse(call.text);
        if (body === null) return {};
        return isRecord(body)
          ? body
          : {
              status: 400,
              headers: { 'content-type': 'text/plain; charset=utf-8' },
              body: 'invalid body\n',
            };
      }),
      changeSent((sent) =>
        Object.fromEntries(
          Object.entries(sent)
            .filter(([, value]) => value !== null)
            .map(([name, value]) => [
              name.toLowerCase(),
              isText(value) ? value.replace(/\p{Cs}/gu, '\ufffd') : value,
            ]),
        ),
      ),
      times((iso) => `${iso.slice(0, 26).replace(/\.?0+$/, '')}Z`),
      malformedId(() => json(404, { success: false, message: 'Webhook not found.' })),
      escaped(/[<>&\u2028\u2029]/g),
      changeAnswer(
        () => true,
        (answer) => ({
          ...answer,
          body:
            answer.body === ''
              ? ''
              : `${isText(answer.body) ? answer.body : JSON.stringify(answer.body)}\n`,
        }),
      ),
    ),
  },
  {
    id: 'dotnet',
    sentence:
      'The server behaves as an ASP.NET application does, with problem documents for what it cannot read.',
    make: server(
      malformedId(() => ({ status: 404, headers: {}, body: '' }), 'authenticate'),
      readsBody((call) => {
        const problem = (status: number): Answer => ({
          status,
          headers: { 'content-type': 'application/problem+json; charset=utf-8' },
          body: { type: 'https://tools.ietf.org/html/rfc9110', title: 'Bad Request', status },
        });
        if (call.text === '') return problem(400);
        if (!isJson(call)) return problem(415);
        const body = parse(call.text);
        return isRecord(body) ? body : problem(400);
      }),
      changeSent((sent) =>
        Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)),
      ),
      times((iso) => `${iso.slice(0, 26)}0Z`),
      escaped(/[\u0080-\uffff<>&'+]/g),
      headers({ server: 'Kestrel' }),
    ),
  },
  {
    id: 'rails',
    sentence:
      'The server behaves as a Rails application does, with casts of attributes and an ETag.',
    warns: ['response/no-validator', 'response/challenge'],
    make: server(
      before('authenticate', (call) =>
        isJson(call) && call.text !== '' && parse(call.text) === undefined
          ? json(400, { status: 400, error: 'Bad Request' })
          : undefined,
      ),
      readsBody((call) => {
        const body = isJson(call) ? parse(call.text) : {};
        return isRecord(body) ? body : {};
      }),
      checkFields({
        name: reads((value) => (typeof value === 'number' ? String(value) : value)),
        timeout: reads(numeral),
        max_retries: reads(numeral),
        enabled: reads(oneOf([1, '1', 'true', 't', 'on'], [0, '0', 'false', 'f', 'off'])),
      }),
      replaceStep('merge', (call, standard) => {
        const stored = call.webhook;
        const idle = Object.entries(call.patch ?? {}).every(
          ([name, value]) => JSON.stringify(stored?.[name as 'name']) === JSON.stringify(value),
        );
        const answer = standard(call);
        if (idle && stored !== undefined) Object.assign(call, { stamp: () => stored.updated_at });
        return answer;
      }),
      times((iso) => `${iso.slice(0, 23)}Z`),
      changeAnswer(401, ({ status, body }) => json(status, body)),
      changeAnswer(200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, etag: 'W/"9d1"' },
      })),
      escaped(/[<>&\u2028\u2029]/g),
    ),
  },
];
