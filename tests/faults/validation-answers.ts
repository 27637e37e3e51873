import type { JsonValue } from '../../src/twin/answer.ts';
import { fields } from '../../src/twin/fields.ts';
import type { Field, JsonRecord } from '../prove/changes.ts';
import { allFields, changeAnswer, changeBody, kebab, refusal, without } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** Changes who is named, and with which messages, in the answer to a refused body. */
function changeErrors(change: (errors: JsonRecord, sent: JsonRecord) => JsonValue): Change {
  return changeBody(422, (body, call) => ({
    ...body,
    errors: change({ ...(body.errors as JsonRecord) }, { ...call.json }),
  }));
}

function entries(errors: JsonRecord, from: number, to?: number): JsonRecord {
  return Object.fromEntries(Object.entries(errors).slice(from, to));
}

function messages(change: (messages: JsonValue) => JsonValue): Change {
  return changeErrors((errors) =>
    Object.fromEntries(Object.entries(errors).map(([name, list]) => [name, change(list)])),
  );
}

function status(code: number): Change {
  return changeAnswer(422, (answer) => ({ ...answer, status: code }));
}

/** How a body that breaks a limit is answered. */
export const refusalAnswerFaults: readonly Fault[] = [
  ...[400, 403, 409, 412, 418, 302].map(
    (code): Fault => ({
      id: `refused-with-${code}`,
      sentence: `A body that breaks a limit is answered with status ${code}.`,
      breaks: [code === 403 ? 'auth/good-token' : 'validation/refused-with-422'],
      make: server(status(code)),
    }),
  ),
  {
    id: 'refused-with-400-for-types',
    sentence: 'A body with a value of another type is answered with status 400.',
    breaks: ['validation/refused-with-422'],
    make: server(
      changeAnswer(422, (answer, call) =>
        Object.entries(call.json ?? {}).some(
          ([name, value]) => name === 'enabled' && typeof value !== 'boolean',
        )
          ? { ...answer, status: 400 }
          : answer,
      ),
    ),
  },
  {
    id: 'names-only-the-first',
    sentence: 'The answer names only the first failing member.',
    breaks: ['validation/names-every-member'],
    make: server(changeErrors((errors) => entries(errors, 0, 1))),
  },
  {
    id: 'names-only-the-last',
    sentence: 'The answer names only the last failing member.',
    breaks: ['validation/names-every-member'],
    make: server(changeErrors((errors) => entries(errors, -1))),
  },
  {
    id: 'names-two-at-the-most',
    sentence: 'The answer names no more than two failing members.',
    breaks: ['validation/names-every-member'],
    make: server(changeErrors((errors) => entries(errors, 0, 2))),
  },
  {
    id: 'names-all-but-the-last',
    sentence: 'The answer leaves out the last of several failing members.',
    breaks: ['validation/names-every-member'],
    make: server(
      changeErrors((errors) => (Object.keys(errors).length > 1 ? entries(errors, 0, -1) : errors)),
    ),
  },
  {
    id: 'names-nobody',
    sentence: 'The errors of a refused body are an empty object.',
    breaks: ['validation/names-every-member'],
    make: server(changeErrors(() => ({}))),
  },
  ...allFields.map(
    (field): Fault => ({
      id: `never-names-${kebab(field)}`,
      sentence: `The answer names no error of ${field} if another member fails too.`,
      breaks: ['validation/names-every-member'],
      make: server(
        changeErrors((errors) =>
          Object.keys(errors).length > 1 ? without(errors, field) : errors,
        ),
      ),
    }),
  ),
  {
    id: 'names-in-camel-case',
    sentence: 'The errors name the members in camel case.',
    breaks: ['validation/names-every-member'],
    make: server(
      changeErrors((errors) =>
        Object.fromEntries(
          Object.entries(errors).map(([name, list]) => [
            name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
            list,
          ]),
        ),
      ),
    ),
  },
  {
    id: 'names-under-body',
    sentence: 'The errors stand under a key for the whole body.',
    breaks: ['validation/names-every-member'],
    make: server(changeErrors((errors) => ({ body: Object.values(errors).flat() }))),
  },
  {
    id: 'names-behind-a-prefix',
    sentence: 'The errors name the members behind the prefix data.',
    breaks: ['validation/names-every-member'],
    make: server(
      changeErrors((errors) =>
        Object.fromEntries(Object.entries(errors).map(([name, list]) => [`data.${name}`, list])),
      ),
    ),
  },
  {
    id: 'message-of-another-member',
    sentence: 'The message about a timeout is that about max_retries.',
    breaks: ['validation/messages-name-own'],
    make: server(
      changeErrors((errors) =>
        'timeout' in errors && !('max_retries' in errors)
          ? { ...errors, timeout: ['The max_retries is out of range.'] }
          : errors,
      ),
    ),
  },
  {
    id: 'names-the-name-always',
    sentence: 'The answer names the member name whatever fails.',
    breaks: ['validation/names-no-other'],
    make: server(changeErrors((errors) => ({ ...errors, name: ['The name is invalid.'] }))),
  },
  {
    id: 'names-everything',
    sentence: 'The answer names every member of the body if one fails.',
    breaks: ['validation/names-no-other'],
    make: server(
      changeErrors((errors, sent) => ({
        ...Object.fromEntries(
          Object.keys(sent)
            .filter((name) => name in fields)
            .map((name) => [name, ['Check this.']]),
        ),
        ...errors,
      })),
    ),
  },
  {
    id: 'names-a-right-neighbour',
    sentence: 'The answer names max_retries if the timeout fails.',
    breaks: ['validation/names-no-other'],
    make: server(
      changeErrors((errors) =>
        errors.timeout === undefined || errors.max_retries !== undefined
          ? errors
          : { ...errors, max_retries: ['Check this.'] },
      ),
    ),
  },
  {
    id: 'names-what-was-not-sent',
    sentence: 'The answer names members that the body leaves out as required.',
    breaks: ['validation/names-no-other'],
    make: server(
      changeErrors((errors, sent) => ({
        ...errors,
        ...Object.fromEntries(
          (['name', 'webhook_url', 'events'] as Field[])
            .filter((field) => sent[field] === undefined)
            .map((field) => [field, ['This field is required.']]),
        ),
      })),
    ),
  },
  {
    id: 'names-something-else',
    sentence: 'The answer names a member that nobody sent beside those that fail.',
    breaks: ['validation/names-no-other'],
    make: server(changeErrors((errors) => ({ ...errors, general: ['Check the form.'] }))),
  },
  {
    id: 'messages-as-text',
    sentence: 'The messages of a member are one text.',
    breaks: ['validation/messages'],
    make: server(messages((list) => (list as string[])[0] ?? '')),
  },
  {
    id: 'messages-empty',
    sentence: 'The messages of a member are an empty list.',
    breaks: ['validation/messages'],
    make: server(messages(() => [])),
  },
  {
    id: 'messages-blank',
    sentence: 'The message of a member is empty.',
    breaks: ['validation/messages'],
    make: server(messages(() => [''])),
  },
  {
    id: 'messages-as-objects',
    sentence: 'The messages of a member are objects with a code.',
    breaks: ['validation/messages'],
    make: server(messages((list) => (list as string[]).map((message) => ({ code: 1, message })))),
  },
  {
    id: 'messages-as-codes',
    sentence: 'The messages of a member are numbers.',
    breaks: ['validation/messages'],
    make: server(messages((list) => (list as string[]).map((_, index) => index))),
  },
  {
    id: 'messages-null',
    sentence: 'The messages of a member are null.',
    breaks: ['validation/messages'],
    make: server(messages(() => null)),
  },
  {
    id: 'messages-as-numbered-object',
    sentence: 'The messages of a member are an object with numbered members.',
    breaks: ['validation/messages'],
    make: server(messages((list) => Object.fromEntries(Object.entries(list as string[])))),
  },
  {
    id: 'messages-as-text-for-events',
    sentence: 'The messages of the events are one text.',
    breaks: ['validation/messages'],
    make: server(
      changeErrors((errors) =>
        errors.events === undefined ? errors : { ...errors, events: String(errors.events) },
      ),
    ),
  },
  {
    id: 'messages-as-text-when-single',
    sentence: 'A single message of a member stands without its list.',
    breaks: ['validation/messages'],
    make: server(
      messages((list) => ((list as string[]).length === 1 ? ((list as string[])[0] ?? '') : list)),
    ),
  },
  {
    id: 'refuses-everything-as-name',
    sentence: 'Whatever fails, the answer blames the name alone.',
    breaks: ['validation/names-every-member', 'validation/names-no-other'],
    make: server(changeAnswer(422, () => refusal({ name: ['The name is invalid.'] }))),
  },
];
