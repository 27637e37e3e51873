import type { JsonValue } from '../../src/twin/answer.ts';
import type { Check, Field } from '../prove/changes.ts';
import { allFields, changeShown, checkField, checkFields, isText } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

function shows(change: (events: readonly string[]) => JsonValue, count?: number): Change {
  return changeShown((shown) => {
    const events = shown.events as string[];
    const repeats = new Set(events).size < events.length;
    if (!repeats) return shown;
    const listed = change(events);
    return {
      ...shown,
      events: listed,
      events_count: count ?? Object.keys(listed as object).length,
    };
  });
}

/** PHP's array_unique() keeps keys, so that what is left is no list to a JSON encoder. */
function uniqueWithKeys(events: readonly string[]): JsonValue {
  return Object.fromEntries(
    events.flatMap((event, index) => (events.indexOf(event) === index ? [[index, event]] : [])),
  );
}

const NULLABLE: readonly Field[] = ['name', 'webhook_url', 'timeout', 'max_retries', 'enabled'];
const TEXTS: readonly Field[] = ['name', 'webhook_url'];

/** Takes a value of some fields for null. */
function takesForNull(fields: readonly Field[], taken: JsonValue): Change {
  const check: Check = (value, standard) => (value === taken ? { store: null } : standard(value));
  const ignored: Check = (value, standard) =>
    value === taken ? { store: undefined } : standard(value);
  return checkFields({
    ...Object.fromEntries(allFields.map((field) => [field, ignored])),
    ...Object.fromEntries(fields.map((field) => [field, check])),
  });
}

/** What a server makes of values that it may take, and what no reading of them explains. */
export const openValueFaults: readonly Fault[] = [
  ...NULLABLE.map(
    (field): Fault => ({
      id: `null-for-${field.replaceAll('_', '-')}-is-shown`,
      sentence: `A null for ${field} is stored, and shown where the documentation has another type.`,
      breaks: ['response/success-body'],
      make: server(takesForNull([field], null)),
    }),
  ),
  {
    id: 'empty-texts-are-shown-as-null',
    sentence: 'An empty text is stored as null and shown so.',
    breaks: ['response/success-body'],
    make: server(takesForNull(TEXTS, '')),
  },
  {
    id: 'casts-are-late',
    sentence: 'The answer shows a numeral or a one as it was sent, and casts it from then on.',
    breaks: ['response/success-body'],
    make: server(
      checkFields({
        timeout: (value, standard) =>
          isText(value) && standard(Number(value)).length === 0
            ? { store: Number(value) }
            : standard(value),
        enabled: (value, standard) =>
          value === 1 || value === 0 ? { store: value === 1 } : standard(value),
      }),
      changeShown((shown, call) => {
        const { timeout, enabled } = call.json ?? {};
        return {
          ...shown,
          ...(timeout === undefined ? {} : { timeout }),
          ...(enabled === undefined ? {} : { enabled }),
        };
      }),
    ),
  },
  {
    id: 'one-for-enabled-disables',
    sentence: 'A one for enabled is compared with true, and so turns the webhook off.',
    breaks: ['validation/type'],
    make: server(
      checkField('enabled', (value, standard) =>
        value === 1 ? { store: false } : standard(value),
      ),
    ),
  },
  {
    id: 'status-is-of-what-was-sent',
    sentence: 'A one for enabled enables the webhook, and its status says that it is disabled.',
    breaks: ['resource/status-follows'],
    make: server(
      checkField('enabled', (value, standard) => (value === 1 ? { store: true } : standard(value))),
      changeShown((shown, call) =>
        call.json?.enabled === 1 ? { ...shown, status: 'disabled' } : shown,
      ),
    ),
  },
  {
    id: 'repeated-events-become-an-object',
    sentence: 'A list that repeats an event comes back as an object with numbered members.',
    breaks: ['response/success-body'],
    make: server(shows(uniqueWithKeys)),
  },
  {
    id: 'repeated-events-are-all-dropped',
    sentence: 'An event that a list repeats is dropped from it altogether.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      shows((events) =>
        events.filter((event) => events.indexOf(event) === events.lastIndexOf(event)),
      ),
    ),
  },
  {
    id: 'repeated-events-are-counted-anew',
    sentence: 'The count of a list that repeats an event leaves out whatever is repeated.',
    breaks: ['resource/events-count'],
    make: server(shows((events) => events, 1)),
  },
  {
    id: 'emoji-are-replaced',
    sentence: 'A character beyond the basic plane is stored as a question mark.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      checkField('name', (value, standard) => {
        const messages = standard(value);
        return isText(value) && messages.length === 0
          ? { store: value.replace(/[\u{10000}-\u{10ffff}]/gu, '?') }
          : messages;
      }),
    ),
  },
  {
    id: 'emoji-end-a-name',
    sentence:
      'A name is cut at its first character beyond the basic plane, as a narrow column does.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      checkField('name', (value, standard) => {
        const messages = standard(value);
        return isText(value) && messages.length === 0
          ? { store: value.replace(/[\u{10000}-\u{10ffff}].*/su, '') }
          : messages;
      }),
    ),
  },
];
