import type { JsonValue } from '../../src/twin/answer.ts';
import type { Check, Field } from '../prove/changes.ts';
import { checkField, checkFields, isText } from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** Stores something else for values of a kind. */
function reads(
  when: (value: JsonValue) => boolean,
  as: (value: JsonValue) => JsonValue | undefined,
): Check {
  return (value, standard) => (when(value) ? { store: as(value) } : standard(value));
}

/** Ignores a value unless it is of a type. */
function ignoring(isOfType: (value: JsonValue) => boolean): Check {
  return (value, standard) => (isOfType(value) ? standard(value) : { store: undefined });
}

const isNumber = (value: JsonValue): boolean => typeof value === 'number';
const isFraction = (value: JsonValue): boolean => isNumber(value) && !Number.isInteger(value);
const isObject = (value: JsonValue): boolean => typeof value === 'object' && value !== null;
const isWord = (value: JsonValue): boolean =>
  isText(value) && !/^\s*-?\d+\s*$/.test(value) && value !== '';
const startsWithDigits = (value: JsonValue): boolean => isText(value) && /^\d+\D/.test(value);

type Row = readonly [id: string, sentence: string, field: Field, check: Check];

const ROWS: readonly Row[] = [
  [
    'timeout-fraction-cut',
    'A fraction of a timeout is dropped.',
    'timeout',
    reads(isFraction, (value) => Math.trunc(Number(value))),
  ],
  [
    'timeout-fraction-rounded',
    'A fraction of a timeout is rounded.',
    'timeout',
    reads(isFraction, (value) => Math.round(Number(value))),
  ],
  [
    'timeout-fraction-taken',
    'A fraction of a second is taken for a timeout.',
    'timeout',
    reads(isFraction, (value) => value),
  ],
  [
    'timeout-word-as-default',
    'A timeout that is a word is taken for the default.',
    'timeout',
    reads(isWord, () => 30),
  ],
  [
    'timeout-word-ignored',
    'A timeout that is a word is ignored.',
    'timeout',
    reads(isWord, () => undefined),
  ],
  [
    'timeout-leading-digits',
    'The digits at the beginning of a text are taken for a timeout.',
    'timeout',
    reads(startsWithDigits, (value) => Number.parseInt(String(value), 10)),
  ],
  [
    'timeout-from-list',
    'The first number of a list is taken for a timeout.',
    'timeout',
    reads(Array.isArray, (value) => Number((value as JsonValue[])[0])),
  ],
  [
    'timeout-object-ignored',
    'An object is ignored as a timeout.',
    'timeout',
    reads(
      (value) => isObject(value) && !Array.isArray(value),
      () => undefined,
    ),
  ],
  [
    'retries-fraction-cut',
    'A fraction of a retry is dropped.',
    'max_retries',
    reads(isFraction, (value) => Math.trunc(Number(value))),
  ],
  [
    'retries-word-as-zero',
    'A number of retries that is a word is taken for zero.',
    'max_retries',
    reads(isWord, () => 0),
  ],
  [
    'retries-leading-digits',
    'The digits at the beginning of a text are taken for the retries.',
    'max_retries',
    reads(startsWithDigits, (value) => Number.parseInt(String(value), 10)),
  ],
  [
    'retries-from-list',
    'The first number of a list is taken for the retries.',
    'max_retries',
    reads(Array.isArray, (value) => Number((value as JsonValue[])[0])),
  ],
  [
    'retries-unbounded-as-text',
    'A number of retries that is a text is not measured.',
    'max_retries',
    reads((value) => isText(value) && /^\d+$/.test(value), Number),
  ],
  [
    'timeout-unbounded-as-text',
    'A timeout that is a text is not measured.',
    'timeout',
    reads((value) => isText(value) && /^\d+$/.test(value), Number),
  ],
  [
    'enabled-truthy-text',
    'Any text is taken for true.',
    'enabled',
    reads(
      (value) => isText(value) && value !== '',
      () => true,
    ),
  ],
  [
    'enabled-any-number',
    'Any number but zero is taken for true.',
    'enabled',
    reads(isNumber, (value) => value !== 0),
  ],
  [
    'enabled-list-as-true',
    'A list is taken for true.',
    'enabled',
    reads(Array.isArray, () => true),
  ],
  [
    'enabled-object-as-true',
    'An object is taken for true.',
    'enabled',
    reads(
      (value) => isObject(value) && !Array.isArray(value),
      () => true,
    ),
  ],
  [
    'enabled-word-as-false',
    'A word that does not mean true is taken for false.',
    'enabled',
    reads(
      (value) => isText(value) && !['true', '1', 'on', 'yes', 'y', 't'].includes(value),
      () => false,
    ),
  ],
  [
    'enabled-ignored',
    'A value of enabled that is no boolean is ignored.',
    'enabled',
    reads(
      (value) => typeof value !== 'boolean',
      () => undefined,
    ),
  ],
  [
    'name-from-list',
    'A list of texts is joined to a name.',
    'name',
    reads(Array.isArray, (value) => (value as JsonValue[]).join(', ')),
  ],
  [
    'name-from-object',
    'An object is stored as name in JSON.',
    'name',
    reads(
      (value) => isObject(value) && !Array.isArray(value),
      (value) => JSON.stringify(value),
    ),
  ],
  [
    'name-object-ignored',
    'A name that is no text is ignored.',
    'name',
    reads(isObject, () => undefined),
  ],
  [
    'url-from-list',
    'The first text of a list is taken for a URL.',
    'webhook_url',
    reads(Array.isArray, () => 'https://hooks.example.com/first'),
  ],
  [
    'url-number-ignored',
    'A URL that is no text is ignored.',
    'webhook_url',
    reads(
      (value) => !isText(value) && value !== null,
      () => undefined,
    ),
  ],
  [
    'secret-from-list',
    'A list is taken for a secret.',
    'webhook_secret',
    reads(Array.isArray, String),
  ],
  [
    'secret-from-object',
    'An object is taken for a secret.',
    'webhook_secret',
    reads(
      (value) => isObject(value) && !Array.isArray(value),
      (value) => JSON.stringify(value),
    ),
  ],
  [
    'events-no-list-ignored',
    'What is no list is ignored as events.',
    'events',
    ignoring(Array.isArray),
  ],
  [
    'events-true-for-all',
    'A true is taken for a list of events.',
    'events',
    reads(
      (value) => value === true,
      () => ['event_action'],
    ),
  ],
  [
    'events-any-text',
    'Any text is taken for a list of events.',
    'events',
    reads(isText, () => ['event_action']),
  ],
  [
    'events-numbers-inside',
    'Numbers in a list of events are dropped.',
    'events',
    (value, standard) => {
      const texts = Array.isArray(value)
        ? (value as JsonValue[]).filter((event) => !isNumber(event))
        : value;
      const messages = standard(texts);
      return messages.length > 0 ? messages : { store: texts };
    },
  ],
  [
    'events-nulls-inside',
    'Nulls in a list of events are dropped.',
    'events',
    (value, standard) => {
      const texts = Array.isArray(value)
        ? (value as JsonValue[]).filter((event) => event !== null)
        : value;
      const messages = standard(texts);
      return messages.length > 0 ? messages : { store: texts };
    },
  ],
  [
    'events-true-inside',
    'A true in a list of events is taken for any event, as a loose comparison has it.',
    'events',
    (value, standard) => {
      const texts = Array.isArray(value)
        ? (value as JsonValue[]).map((event) => (event === true ? 'event_action' : event))
        : value;
      const messages = standard(texts);
      return messages.length > 0 ? messages : { store: texts };
    },
  ],
  [
    'events-flattened',
    'A list in a list of events is flattened.',
    'events',
    (value, standard) => {
      const flat = Array.isArray(value) ? (value as JsonValue[]).flat() : value;
      const messages = standard(flat as JsonValue);
      return messages.length > 0 ? messages : { store: flat as JsonValue };
    },
  ],
];

/** Values of another type that are taken for what they are not. */
export const typeFaults: readonly Fault[] = [
  ...ROWS.map(
    ([id, sentence, field, check]): Fault => ({
      id: `type-${id}`,
      sentence,
      breaks: ['validation/type'],
      make: server(checkField(field, check)),
    }),
  ),
  {
    id: 'type-timeout-of-text-as-default',
    sentence: 'A timeout that is sent as a text is taken for the default.',
    breaks: ['validation/type'],
    make: server(
      checkField(
        'timeout',
        reads(
          (value) => isText(value) && /^\d+$/.test(value) && Number(value) <= 120,
          () => 30,
        ),
      ),
    ),
  },
  {
    id: 'type-of-nothing-checked',
    sentence: 'A value of another type than the documented one is ignored.',
    breaks: ['validation/type'],
    make: server(
      checkFields({
        name: ignoring(isText),
        webhook_url: ignoring(isText),
        webhook_secret: ignoring(isText),
        events: ignoring(Array.isArray),
        timeout: ignoring(Number.isInteger),
        max_retries: ignoring(Number.isInteger),
        enabled: ignoring((value) => typeof value === 'boolean'),
      }),
    ),
  },
];
