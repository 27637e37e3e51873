import type { JsonValue } from '../../src/twin/answer.ts';
import type { Check, Field, JsonRecord } from '../prove/changes.ts';
import {
  changeSent,
  changeShown,
  checkField,
  checkFields,
  isText,
  refusal,
  visibleFields,
} from '../prove/changes.ts';
import { before, server, withMemory } from '../prove/server.ts';
import type { Variant } from './variant.ts';

const TEXTS = ['name', 'webhook_url', 'webhook_secret'] as const;
const INTEGERS = ['timeout', 'max_retries'] as const;
const DEFAULTS: JsonRecord = {
  name: 'Webhook',
  webhook_url: 'https://example.com/webhook',
  webhook_secret: null,
  events: ['event_phone_call_started'],
  timeout: 30,
  max_retries: 3,
  enabled: true,
};

/** Reads a value as another one, which is then checked as usual. */
function reads(as: (value: JsonValue) => JsonValue): Check {
  return (value, standard) => {
    const read = as(value);
    const messages = standard(read);
    return messages.length > 0 ? messages : { store: read };
  };
}

function each(
  fields: readonly Field[],
  check: (field: Field) => Check,
): Partial<Record<Field, Check>> {
  return Object.fromEntries(fields.map((field) => [field, check(field)]));
}

const trimmed = (value: JsonValue): JsonValue => (isText(value) ? value.trim() : value);
const numeral = (value: JsonValue): JsonValue =>
  isText(value) && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
const text = (value: JsonValue): JsonValue => (typeof value === 'number' ? String(value) : value);

function oneOf(
  yes: readonly JsonValue[],
  no: readonly JsonValue[],
): (value: JsonValue) => JsonValue {
  return (value) => (yes.includes(value) ? true : no.includes(value) ? false : value);
}

/** Takes nulls for something, whatever the field. */
function nulls(store: (field: Field) => JsonValue | undefined): Partial<Record<Field, Check>> {
  return each(
    [...visibleFields, 'webhook_secret'],
    (field) => (value, standard) => (value === null ? { store: store(field) } : standard(value)),
  );
}

function empties(store: (field: Field) => JsonValue | undefined): Partial<Record<Field, Check>> {
  return each(
    TEXTS,
    (field) => (value, standard) => (value === '' ? { store: store(field) } : standard(value)),
  );
}

/** Right servers that differ in what they make of values. */
export const valueVariants: readonly Variant[] = [
  {
    id: 'trims-texts',
    sentence: 'Blanks around texts are dropped.',
    make: server(checkFields(each(TEXTS, () => reads(trimmed)))),
  },
  {
    id: 'trims-everything',
    sentence:
      'Blanks around texts and around the entries of lists are dropped ahead of every check.',
    make: server(
      changeSent((sent) =>
        Object.fromEntries(
          Object.entries(sent).map(([name, value]) => [
            name,
            Array.isArray(value) ? (value as JsonValue[]).map(trimmed) : trimmed(value),
          ]),
        ),
      ),
    ),
  },
  {
    id: 'refuses-surrounding-blanks',
    sentence: 'A name with blanks around it is refused.',
    make: server(
      checkField('name', (value, standard) =>
        isText(value) && value.trim() !== value
          ? ['The name must not begin or end with a blank.']
          : standard(value),
      ),
    ),
  },
  {
    id: 'takes-numerals',
    sentence: 'A numeral in a text is taken for the number.',
    make: server(checkFields(each(INTEGERS, () => reads(numeral)))),
  },
  {
    id: 'takes-booleans-for-numbers',
    sentence: 'True and false are taken for one and zero.',
    make: server(
      checkFields(
        each(INTEGERS, () =>
          reads((value) => (typeof value === 'boolean' ? Number(value) : value)),
        ),
      ),
    ),
  },
  {
    id: 'takes-numbers-for-texts',
    sentence: 'A number is taken for the text that writes it.',
    make: server(checkFields(each(TEXTS, () => reads(text)))),
  },
  {
    id: 'takes-one-and-zero-for-booleans',
    sentence: 'One and zero, as number or text, are taken for true and false.',
    make: server(checkField('enabled', reads(oneOf([1, '1'], [0, '0'])))),
  },
  {
    id: 'takes-words-for-booleans',
    sentence: 'Words such as yes and off are taken for true and false.',
    make: server(
      checkField(
        'enabled',
        reads(
          oneOf([1, '1', 'true', 'on', 'yes', 'y', 't'], [0, '0', 'false', 'off', 'no', 'n', 'f']),
        ),
      ),
    ),
  },
  {
    id: 'takes-one-event-for-a-list',
    sentence: 'A single event is taken for a list of one.',
    make: server(
      checkField(
        'events',
        reads((value) => (isText(value) ? [value] : value)),
      ),
    ),
  },
  {
    id: 'takes-commas-for-a-list',
    sentence: 'A text with commas is taken for a list of events.',
    make: server(
      checkField(
        'events',
        reads((value) => (isText(value) ? value.split(',') : value)),
      ),
    ),
  },
  {
    id: 'takes-an-object-for-a-list',
    sentence: 'An object is taken for the list of its values.',
    make: server(
      checkField(
        'events',
        reads((value) =>
          typeof value === 'object' && value !== null ? Object.values(value as JsonRecord) : value,
        ),
      ),
    ),
  },
  {
    id: 'null-is-absent',
    sentence: 'A null is taken for a member that was not sent.',
    make: server(checkFields(nulls(() => undefined))),
  },
  {
    id: 'null-is-the-default',
    sentence: 'A null sets a member back to its default.',
    make: server(checkFields(nulls((field) => DEFAULTS[field]))),
  },
  {
    id: 'null-is-stored-in-texts',
    sentence:
      'A null is stored where the column permits it and shown as an empty text, and ignored elsewhere.',
    make: server(
      checkFields(
        nulls((field) => (field === 'name' || field === 'webhook_secret' ? null : undefined)),
      ),
      changeShown((shown) => ({ ...shown, name: shown.name ?? '' })),
    ),
  },
  {
    id: 'null-is-empty',
    sentence: 'A null is stored as the zero value of the type.',
    make: server(
      checkFields(
        nulls(
          (field) =>
            ({
              name: '',
              webhook_url: '',
              webhook_secret: '',
              events: [],
              timeout: 0,
              max_retries: 0,
              enabled: false,
            })[field],
        ),
      ),
    ),
  },
  {
    id: 'null-is-stored',
    sentence: 'A null is stored in every column but that of the events, and the default is shown.',
    make: server(
      checkFields(nulls((field) => (field === 'events' ? undefined : null))),
      changeShown((shown) => {
        const enabled = shown.enabled ?? DEFAULTS.enabled;
        const row = Object.entries({ ...shown, enabled });
        return {
          ...Object.fromEntries(
            row.map(([name, value]) => [name, value ?? DEFAULTS[name] ?? null]),
          ),
          status: enabled === true ? 'active' : 'disabled',
        };
      }),
    ),
  },
  {
    id: 'empty-text-is-null',
    sentence: 'An empty text is taken for null, stored, and shown as an empty text.',
    make: server(
      checkFields(empties(() => null)),
      changeShown((shown) => ({
        ...shown,
        name: shown.name ?? '',
        webhook_url: shown.webhook_url ?? '',
      })),
    ),
  },
  {
    id: 'empty-text-is-absent',
    sentence: 'An empty text is taken for a member that was not sent.',
    make: server(checkFields(empties(() => undefined))),
  },
  {
    id: 'empty-text-is-stored',
    sentence: 'An empty text is stored, as URL too.',
    make: server(checkFields(empties(() => ''))),
  },
  {
    id: 'empty-text-is-refused',
    sentence: 'An empty text is refused.',
    make: server(
      checkFields(
        each(TEXTS, () => (value, standard) => (value === '' ? ['Required.'] : standard(value))),
      ),
    ),
  },
  {
    id: 'repeated-events-are-refused',
    sentence: 'A list that repeats an event is refused.',
    make: server(
      checkField('events', (value, standard) =>
        Array.isArray(value) && new Set(value).size < value.length
          ? ['The events field has a duplicate value.']
          : standard(value),
      ),
    ),
  },
  {
    id: 'repeated-events-are-dropped',
    sentence: 'An event that a list repeats is stored once.',
    make: server(
      checkField(
        'events',
        reads((value) => (Array.isArray(value) ? [...new Set(value as JsonValue[])] : value)),
      ),
    ),
  },
  {
    id: 'events-are-sorted',
    sentence: 'The events are stored in alphabetic order.',
    make: server(
      checkField(
        'events',
        reads((value) => (Array.isArray(value) ? [...(value as JsonValue[])].sort() : value)),
      ),
    ),
  },
  {
    id: 'events-are-reversed',
    sentence: 'The events come back in the reverse order.',
    make: server(
      checkField(
        'events',
        reads((value) => (Array.isArray(value) ? [...(value as JsonValue[])].reverse() : value)),
      ),
    ),
  },
  {
    id: 'events-in-any-order',
    sentence: 'The events come back in another order each time.',
    make: withMemory(() => {
      let count = 0;
      return changeShown((shown) => {
        count += 1;
        const events = [...(shown.events as string[])];
        const turn = count % Math.max(1, events.length);
        return { ...shown, events: [...events.slice(turn), ...events.slice(0, turn)] };
      });
    }),
  },
  {
    id: 'unknown-members-are-refused',
    sentence: 'A member that is no setting is refused, a read-only one too.',
    make: server(
      before('validate', (call) => {
        const known: readonly string[] = [...visibleFields, 'webhook_secret'];
        const strange = Object.keys(call.json ?? {}).filter((name) => !known.includes(name));
        return strange.length === 0
          ? undefined
          : refusal(Object.fromEntries(strange.map((name) => [name, ['This member is unknown.']])));
      }),
    ),
  },
  {
    id: 'unknown-members-are-refused-under-body',
    sentence: 'A member that is no setting is refused in the name of the whole body.',
    make: server(
      before('validate', (call) => {
        const known: readonly string[] = [...visibleFields, 'webhook_secret'];
        const strange = Object.keys(call.json ?? {}).filter((name) => !known.includes(name));
        return strange.length === 0
          ? undefined
          : refusal({ '': [`Unrecognized keys: ${strange.length}`] });
      }),
    ),
  },
  {
    id: 'unknown-members-are-shown',
    sentence: 'A member that nobody knows is shown in the answer.',
    make: server(
      changeShown((shown, call) => {
        const strange = call.json?.unheard_of;
        return strange === undefined ? shown : { ...shown, unheard_of: strange };
      }),
    ),
  },
  {
    id: 'read-only-members-are-refused',
    sentence: 'A read-only member in the body is refused.',
    make: server(
      before('validate', (call) => {
        const names = ['id', 'agent_id', 'created_at', 'updated_at', 'events_count', 'status'];
        const sent = names.filter((name) => Object.hasOwn(call.json ?? {}, name));
        return sent.length === 0
          ? undefined
          : refusal(Object.fromEntries(sent.map((name) => [name, [`The ${name} is read-only.`]])));
      }),
    ),
  },
  {
    id: 'length-in-utf-16',
    sentence: 'The length of a text is counted in UTF-16 units.',
    make: server(
      checkField('name', (value) =>
        isText(value) && value.length <= 255 ? [] : ['The name is too long.'],
      ),
    ),
  },
  {
    id: 'texts-are-composed',
    sentence: 'Texts are stored in composed form.',
    make: server(
      checkFields(
        each(TEXTS, () => reads((value) => (isText(value) ? value.normalize('NFC') : value))),
      ),
    ),
  },
  {
    id: 'texts-are-decomposed-when-unusual',
    sentence: 'Texts that are not in composed form are stored in compatibility form.',
    make: server(
      checkField(
        'name',
        reads((value) =>
          isText(value) && value.normalize('NFC') !== value ? value.normalize('NFKC') : value,
        ),
      ),
    ),
  },
  {
    id: 'emoji-are-refused',
    sentence: 'A character beyond the basic plane is refused.',
    make: server(
      checkField('name', (value, standard) =>
        isText(value) && /[\ud800-\udfff]/.test(value)
          ? ['The name has characters that are not supported.']
          : standard(value),
      ),
    ),
  },
  {
    id: 'control-characters-are-dropped',
    sentence: 'Control characters are dropped from texts.',
    make: server(
      checkFields(
        each(TEXTS, () =>
          reads((value) => (isText(value) ? value.replace(/\p{Cc}/gu, '') : value)),
        ),
      ),
    ),
  },
  {
    id: 'control-characters-are-refused',
    sentence: 'A text with control characters is refused.',
    make: server(
      checkField('name', (value, standard) =>
        isText(value) && /\p{Cc}/u.test(value)
          ? ['The name has control characters.']
          : standard(value),
      ),
    ),
  },
  {
    id: 'only-https',
    sentence: 'A URL without encryption is refused.',
    make: server(
      checkField('webhook_url', (value, standard) =>
        isText(value) && /^http:/i.test(value)
          ? ['The webhook url must use HTTPS.']
          : standard(value),
      ),
    ),
  },
  {
    id: 'urls-are-normalized-where-readers-differ',
    sentence: 'A URL without a path gets a slash.',
    make: server(
      checkField(
        'webhook_url',
        reads((value) => (isText(value) && /^https?:\/\/[^/]+$/.test(value) ? `${value}/` : value)),
      ),
    ),
  },
  {
    id: 'urls-need-a-public-domain',
    sentence: 'A URL needs a host with a dot and a domain of letters.',
    make: server(
      checkField('webhook_url', (value, standard) =>
        isText(value) && value !== '' && !/^https?:\/\/[^/?#]+\.[a-z]{2,}([/?#:]|$)/i.test(value)
          ? ['The webhook url must be a valid URL.']
          : standard(value),
      ),
    ),
  },
];
