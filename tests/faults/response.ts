import type { JsonValue } from '../../src/twin/answer.ts';
import type { JsonRecord } from '../prove/changes.ts';
import { changeAnswer, changeShown, changeSuccess, kebab, without } from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const MEMBERS = [
  'id',
  'agent_id',
  'name',
  'webhook_url',
  'events',
  'timeout',
  'max_retries',
  'enabled',
  'created_at',
  'updated_at',
  'events_count',
  'status',
] as const;

/** The same fact in another type, as serializers get it wrong. */
const MISTYPED: Record<(typeof MEMBERS)[number], (value: JsonValue) => JsonValue> = {
  id: (id) => ({ value: id }),
  agent_id: (id) => [id],
  name: (name) => [name],
  webhook_url: (url) => ({ href: url }),
  events: (events) => String(events),
  timeout: String,
  max_retries: String,
  enabled: Number,
  created_at: (time) => ({ date: time }),
  updated_at: (time) => Date.parse(String(time)),
  events_count: String,
  status: (status) => status === 'active',
};

const missing: Fault[] = MEMBERS.map((member) => ({
  id: `answer-lacks-${kebab(member)}`,
  sentence: `The answer to an update lacks the member ${member}.`,
  breaks: ['response/success-body'],
  make: server(changeShown((shown) => without(shown, member))),
}));

const mistyped: Fault[] = MEMBERS.map((member) => ({
  id: `answer-mistypes-${kebab(member)}`,
  sentence: `The answer to an update shows ${member} in another type than the documented one.`,
  breaks: [member.endsWith('_at') ? 'resource/timestamps' : 'response/success-body'],
  make: server(
    changeShown((shown) => ({ ...shown, [member]: MISTYPED[member](shown[member] ?? null) })),
  ),
}));

function dropFalsy(shown: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => Boolean(value)));
}

/** What a valid update is answered with: status, headers and the body's form. */
export const responseFaults: readonly Fault[] = [
  ...missing,
  ...mistyped,
  {
    id: 'answer-lacks-falsy-members',
    sentence: 'The answer leaves out every member that is false or zero.',
    breaks: ['response/success-body'],
    make: server(changeShown(dropFalsy)),
  },
  {
    id: 'answer-lacks-what-was-not-sent',
    sentence: 'The answer shows of the settings only those that the update carried.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown, call) => {
        const sent = Object.keys(call.patch ?? {});
        const settings = ['name', 'webhook_url', 'events', 'timeout', 'max_retries', 'enabled'];
        return without(shown, ...settings.filter((name) => !sent.includes(name)));
      }),
    ),
  },
  {
    id: 'answer-nulls-falsy-members',
    sentence: 'The answer shows null in the place of false and zero.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown) =>
        Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, value || null])),
      ),
    ),
  },
  {
    id: 'answer-mistypes-timeout-after-it-was-sent',
    sentence: 'The answer shows the timeout as text when the update carried it.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown, call) =>
        call.patch?.timeout === undefined ? shown : { ...shown, timeout: String(shown.timeout) },
      ),
    ),
  },
  {
    id: 'answer-mistypes-max-retries-after-it-was-left-out',
    sentence:
      'The answer shows max_retries as the database gives it, as text, when the update leaves it out.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown, call) =>
        call.patch?.max_retries === undefined
          ? { ...shown, max_retries: String(shown.max_retries) }
          : shown,
      ),
    ),
  },
  {
    id: 'answer-mistypes-zero-retries',
    sentence: 'The answer shows max_retries as false when it is zero.',
    breaks: ['response/success-body'],
    make: server(changeShown((shown) => ({ ...shown, max_retries: shown.max_retries || false }))),
  },
  {
    id: 'answer-mistypes-single-event',
    sentence: 'The answer shows a list of one event as a text.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown) => {
        const events = shown.events as string[];
        return { ...shown, events: events.length === 1 ? (events[0] ?? '') : events };
      }),
    ),
  },
  {
    id: 'answer-shows-events-as-object',
    sentence: 'The answer shows the events as an object with numbered members.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown) => ({
        ...shown,
        events: Object.fromEntries(Object.entries(shown.events as string[])),
      })),
    ),
  },
  {
    id: 'answer-shows-events-as-json-text',
    sentence: 'The answer shows the events as the JSON text that the column holds.',
    breaks: ['response/success-body'],
    make: server(changeShown((shown) => ({ ...shown, events: JSON.stringify(shown.events) }))),
  },
  {
    id: 'answer-shows-events-as-objects',
    sentence: 'The answer shows each event as an object with a name.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown) => ({
        ...shown,
        events: (shown.events as string[]).map((name) => ({ name })),
      })),
    ),
  },
  {
    id: 'answer-in-camel-case',
    sentence: 'The answer spells the members of the webhook in camel case.',
    breaks: ['response/success-body'],
    make: server(
      changeShown((shown) =>
        Object.fromEntries(
          Object.entries(shown).map(([name, value]) => [
            name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
            value,
          ]),
        ),
      ),
    ),
  },
  {
    id: 'answer-without-envelope',
    sentence: 'The answer is the webhook itself, without success, message and data.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => body.data ?? null)),
  },
  {
    id: 'answer-with-data-as-list',
    sentence: 'The answer holds the webhook in a list.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, data: [body.data ?? null] }))),
  },
  {
    id: 'answer-with-data-nested',
    sentence: 'The answer holds the webhook one level deeper.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, data: { webhook: body.data ?? null } }))),
  },
  {
    id: 'answer-with-data-null',
    sentence: 'The answer holds null where the webhook is documented.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, data: null }))),
  },
  {
    id: 'answer-to-empty-update-without-data',
    sentence: 'The answer to an update without members has no data.',
    breaks: ['response/success-body'],
    make: server(
      changeSuccess((body, call) => (call.text === '{}' ? without(body, 'data') : body)),
    ),
  },
  {
    id: 'success-missing',
    sentence: 'The answer to an update lacks the member success.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => without(body, 'success'))),
  },
  {
    id: 'success-as-text',
    sentence: 'The answer shows success as the text true.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, success: 'true' }))),
  },
  {
    id: 'success-as-number',
    sentence: 'The answer shows success as 1.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, success: 1 }))),
  },
  {
    id: 'success-false-when-disabled',
    sentence: 'The answer shows the setting enabled under the name success.',
    breaks: ['response/success-body'],
    make: server(
      changeSuccess((body) => ({
        ...body,
        success: (body.data as JsonRecord).enabled ?? null,
      })),
    ),
  },
  {
    id: 'success-false-when-nothing-changes',
    sentence: 'The answer shows success as false when the update carries nothing.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body, call) => ({ ...body, success: call.text !== '{}' }))),
  },
  {
    id: 'message-missing',
    sentence: 'The answer to an update lacks the message.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => without(body, 'message'))),
  },
  {
    id: 'message-of-another-operation',
    sentence: 'The answer to an update has the message of a creation.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, message: 'Webhook created successfully' }))),
  },
  {
    id: 'message-with-full-stop',
    sentence: 'The message of an update ends in a full stop.',
    breaks: ['response/success-body'],
    make: server(changeSuccess((body) => ({ ...body, message: `${body.message}.` }))),
  },
  {
    id: 'message-for-nothing-to-do',
    sentence: 'An update that carries nothing is answered with a message of its own.',
    breaks: ['response/success-body'],
    make: server(
      changeSuccess((body, call) =>
        call.text === '{}' ? { ...body, message: 'Nothing to update' } : body,
      ),
    ),
  },
  ...[201, 202, 203, 206].map(
    (status): Fault => ({
      id: `status-${status}`,
      sentence: `An update is answered with status ${status}.`,
      breaks: ['response/success-status'],
      make: server(changeAnswer(200, (answer) => ({ ...answer, status }))),
    }),
  ),
  {
    id: 'status-204',
    sentence: 'An update is answered with status 204 and no body.',
    breaks: ['response/success-status'],
    make: server(changeAnswer(200, () => ({ status: 204, headers: {}, body: '' }))),
  },
  {
    id: 'status-204-for-empty-update',
    sentence: 'An update that carries nothing is answered with status 204.',
    breaks: ['response/success-status'],
    make: server(
      changeAnswer(200, (answer, call) =>
        call.text === '{}' ? { status: 204, headers: {}, body: '' } : answer,
      ),
    ),
  },
  {
    id: 'status-202-when-disabled',
    sentence: 'An update that disables the webhook is answered with status 202.',
    breaks: ['response/success-status'],
    make: server(
      changeAnswer(200, (answer, call) =>
        call.patch?.enabled === false ? { ...answer, status: 202 } : answer,
      ),
    ),
  },
  {
    id: 'media-type-html',
    sentence: 'The JSON of an update is declared as HTML.',
    breaks: ['response/media-type'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })),
    ),
  },
  {
    id: 'media-type-missing',
    sentence: 'The answer to an update does not declare a media type.',
    breaks: ['response/media-type'],
    make: server(changeAnswer(200, (answer) => ({ ...answer, headers: { 'content-type': '' } }))),
  },
  {
    id: 'media-type-problem',
    sentence: 'Refusals are declared as application/problem+json.',
    breaks: ['response/json-media-type'],
    make: server(
      changeAnswer(422, (answer) => ({
        ...answer,
        headers: { 'content-type': 'application/problem+json' },
      })),
    ),
  },
  {
    id: 'media-type-plain-for-unknown',
    sentence: 'The answer for an unknown webhook is declared as plain text.',
    breaks: ['response/media-type'],
    make: server(
      changeAnswer(404, (answer) => ({ ...answer, headers: { 'content-type': 'text/plain' } })),
    ),
  },
  {
    id: 'media-type-plain-without-token',
    sentence: 'The answer to a request without a token is declared as plain text.',
    breaks: ['response/media-type'],
    make: server(
      changeAnswer(401, (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'content-type': 'text/plain' },
      })),
    ),
  },
  {
    id: 'body-after-a-warning',
    sentence: 'A warning of the runtime stands ahead of the JSON.',
    breaks: ['response/well-formed'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: `Deprecated: x\n${JSON.stringify(answer.body)}`,
      })),
    ),
  },
  {
    id: 'body-cut-short',
    sentence: 'The last character of the answer to an update is missing.',
    breaks: ['response/well-formed'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: JSON.stringify(answer.body).slice(0, -1),
      })),
    ),
  },
  {
    id: 'body-cut-to-a-buffer',
    sentence: 'Answers end after a thousand bytes.',
    breaks: ['response/well-formed'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: JSON.stringify(answer.body).slice(0, 1000),
      })),
    ),
  },
  {
    id: 'body-twice',
    sentence: 'The JSON of an update is sent twice.',
    breaks: ['response/well-formed'],
    make: server(
      changeAnswer(200, (answer) => ({ ...answer, body: JSON.stringify(answer.body).repeat(2) })),
    ),
  },
  {
    id: 'body-as-json-text',
    sentence: 'The answer to an update is encoded twice, so that it is a JSON text.',
    breaks: ['response/success-body'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: JSON.stringify(JSON.stringify(answer.body)),
      })),
    ),
  },
  {
    id: 'body-as-callback',
    sentence: 'The answer to an update is wrapped in a function call.',
    breaks: ['response/well-formed'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: `callback(${JSON.stringify(answer.body)})`,
      })),
    ),
  },
  {
    id: 'body-empty',
    sentence: 'An update is answered with status 200 and no body.',
    breaks: ['response/well-formed'],
    make: server(changeAnswer(200, (answer) => ({ ...answer, body: '' }))),
  },
  {
    id: 'body-with-bare-quotes',
    sentence: 'Quotes in a name are not escaped in the answer.',
    breaks: ['response/well-formed'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        body: JSON.stringify(answer.body).replaceAll('\\"', '"'),
      })),
    ),
  },
  {
    id: 'refusal-without-body',
    sentence: 'A refused body is answered without a body.',
    breaks: ['response/well-formed'],
    make: server(changeAnswer(422, (answer) => ({ ...answer, body: '' }))),
  },
  {
    id: 'etag-on-success',
    sentence: 'The answer to an update carries an ETag.',
    breaks: ['response/no-validator'],
    make: server(
      changeAnswer(200, (answer) => ({ ...answer, headers: { ...answer.headers, etag: '"1"' } })),
    ),
  },
  {
    id: 'last-modified-on-success',
    sentence: 'The answer to an update carries a Last-Modified header.',
    breaks: ['response/no-validator'],
    make: server(
      changeAnswer(200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'last-modified': 'Thu, 15 Jan 2026 10:00:00 GMT' },
      })),
    ),
  },
  {
    id: 'no-challenge',
    sentence: 'A 401 carries no WWW-Authenticate header.',
    breaks: ['response/challenge'],
    make: server(
      changeAnswer(401, (answer) => ({
        ...answer,
        headers: { 'content-type': 'application/json' },
      })),
    ),
  },
  {
    id: 'no-challenge-for-a-bad-token',
    sentence: 'The 401 for a token that is not valid carries no WWW-Authenticate header.',
    breaks: ['response/challenge'],
    make: server(
      changeAnswer(401, (answer) =>
        JSON.stringify(answer.body).includes('Missing')
          ? answer
          : { ...answer, headers: { 'content-type': 'application/json' } },
      ),
    ),
  },
];
