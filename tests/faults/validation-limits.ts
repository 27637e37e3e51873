import type { RuleId } from '../../generated/catalogue.ts';
import type { JsonValue } from '../../src/twin/answer.ts';
import type { Check, Field } from '../prove/changes.ts';
import { allFields, checkField, isText, kebab } from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const OK: readonly string[] = [];

function integer(least: number, most: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? OK
      : ['Out of range.'];
}

function length(most: number, of: (text: string) => number = (text) => text.length): Check {
  return (value) => (isText(value) && of(value) <= most ? OK : ['Too long.']);
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

const escaped = (text: string): number =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').length;

/** Passes what a predicate takes, and else what the contract takes. */
function takes(also: (value: JsonValue) => boolean): Check {
  return (value, standard) => (also(value) ? OK : standard(value));
}

/** Refuses what a predicate refuses, and else what the contract refuses. */
function refuses(also: (value: JsonValue) => boolean): Check {
  return (value, standard) => (also(value) ? ['Not allowed.'] : standard(value));
}

/** Takes a value for another one, which is checked in its place. */
function reads(as: (value: JsonValue) => JsonValue): Check {
  return (value, standard) => {
    const read = as(value);
    const messages = standard(read);
    return messages.length > 0 ? messages : { store: read };
  };
}

const EVENTS = ['event_call_transcript', 'event_call_report'];
const list = (value: JsonValue): JsonValue[] =>
  Array.isArray(value) ? (value as JsonValue[]) : [];
const isList = (value: JsonValue): boolean => Array.isArray(value) && value.length > 0;
const known = (standard: (value: JsonValue) => readonly string[], event: JsonValue): boolean =>
  standard([event]).length === 0;

type Row = readonly [
  id: string,
  sentence: string,
  rule: RuleId | readonly RuleId[],
  field: Field,
  check: Check,
];

const LENGTHS: readonly Row[] = [
  [
    'name-max-254',
    'A name of 255 characters is refused.',
    'validation/max-length',
    'name',
    length(254),
  ],
  [
    'name-max-256',
    'A name of 256 characters is taken.',
    'validation/max-length',
    'name',
    length(256),
  ],
  [
    'name-max-bytes',
    'The length of a name is counted in bytes.',
    'validation/max-length',
    'name',
    length(255, bytes),
  ],
  [
    'name-max-escaped',
    'The length of a name is that of what stands in HTML for it.',
    'validation/valid-accepted',
    'name',
    length(255, escaped),
  ],
  [
    'name-max-none',
    'A name of any length is taken.',
    'validation/max-length',
    'name',
    takes(isText),
  ],
  [
    'name-max-100',
    'A name of more than 100 characters is refused.',
    ['validation/max-length', 'validation/valid-accepted'],
    'name',
    length(100),
  ],
  [
    'name-max-500',
    'A name is measured by the limit of the URL.',
    'validation/max-length',
    'name',
    length(500),
  ],
  [
    'name-cut',
    'A name that is too long is cut.',
    'validation/max-length',
    'name',
    reads((value) => (isText(value) ? value.slice(0, 255) : value)),
  ],
  [
    'url-max-499',
    'A URL of 500 characters is refused.',
    'validation/max-length',
    'webhook_url',
    refuses((value) => isText(value) && value.length > 499),
  ],
  [
    'url-max-501',
    'A URL of 501 characters is taken.',
    'validation/max-length',
    'webhook_url',
    (value, standard) =>
      standard(isText(value) && value.length === 501 ? value.slice(0, 500) : value),
  ],
  [
    'url-max-255',
    'A URL is measured by the limit of the name.',
    'validation/max-length',
    'webhook_url',
    refuses((value) => isText(value) && value.length > 255),
  ],
  [
    'url-max-none',
    'A URL of any length is taken.',
    'validation/max-length',
    'webhook_url',
    (value, standard) => standard(isText(value) ? value.slice(0, 500) : value),
  ],
  [
    'url-cut',
    'A URL that is too long is cut.',
    'validation/max-length',
    'webhook_url',
    reads((value) => (isText(value) ? value.slice(0, 500) : value)),
  ],
  [
    'url-host-only',
    'The length of a URL is that of its host.',
    'validation/max-length',
    'webhook_url',
    (value, standard) =>
      standard(isText(value) && URL.canParse(value) ? new URL(value).origin : value),
  ],
  [
    'secret-max-254',
    'A secret of 255 characters is refused.',
    'validation/max-length',
    'webhook_secret',
    length(254),
  ],
  [
    'secret-max-256',
    'A secret of 256 characters is taken.',
    'validation/max-length',
    'webhook_secret',
    length(256),
  ],
  [
    'secret-max-bytes',
    'The length of a secret is counted in bytes.',
    'validation/max-length',
    'webhook_secret',
    length(255, bytes),
  ],
  [
    'secret-max-none',
    'A secret of any length is taken.',
    'validation/max-length',
    'webhook_secret',
    takes(isText),
  ],
  [
    'secret-max-64',
    'A secret of more than 64 characters is refused.',
    'validation/max-length',
    'webhook_secret',
    length(64),
  ],
];

const NUMBERS: readonly Row[] = [
  [
    'timeout-min-4',
    'A timeout of four seconds is taken.',
    'validation/lower-bound',
    'timeout',
    integer(4, 120),
  ],
  [
    'timeout-min-6',
    'A timeout of five seconds is refused.',
    'validation/lower-bound',
    'timeout',
    integer(6, 120),
  ],
  [
    'timeout-min-none',
    'A timeout has no lower limit.',
    'validation/lower-bound',
    'timeout',
    integer(-Infinity, 120),
  ],
  [
    'timeout-min-1',
    'A timeout of one second is taken.',
    'validation/lower-bound',
    'timeout',
    integer(1, 120),
  ],
  [
    'timeout-max-119',
    'A timeout of 120 seconds is refused.',
    'validation/upper-bound',
    'timeout',
    integer(5, 119),
  ],
  [
    'timeout-max-121',
    'A timeout of 121 seconds is taken.',
    'validation/upper-bound',
    'timeout',
    integer(5, 121),
  ],
  [
    'timeout-max-none',
    'A timeout has no upper limit.',
    'validation/upper-bound',
    'timeout',
    integer(5, Infinity),
  ],
  [
    'timeout-max-30',
    'A timeout of more than thirty seconds is refused.',
    ['validation/upper-bound', 'validation/valid-accepted'],
    'timeout',
    integer(5, 30),
  ],
  [
    'timeout-clamped',
    'A timeout out of bounds is stored as the nearest bound.',
    'validation/upper-bound',
    'timeout',
    reads((value) => (Number.isInteger(value) && Number(value) > 120 ? 120 : value)),
  ],
  [
    'timeout-clamped-below',
    'A timeout below its limit is stored as five.',
    'validation/lower-bound',
    'timeout',
    reads((value) => (Number.isInteger(value) && Number(value) < 5 ? 5 : value)),
  ],
  [
    'timeout-wraps-around',
    'A timeout is kept in a byte, so that a large one wraps around.',
    'validation/upper-bound',
    'timeout',
    reads((value) => (Number.isInteger(value) && Number(value) > 2_000_000 ? 100 : value)),
  ],
  [
    'retries-min-1',
    'Zero retries are refused.',
    'validation/lower-bound',
    'max_retries',
    integer(1, 10),
  ],
  [
    'retries-min-minus-1',
    'Minus one retry is taken.',
    'validation/lower-bound',
    'max_retries',
    integer(-1, 10),
  ],
  [
    'retries-min-none',
    'Retries have no lower limit.',
    'validation/lower-bound',
    'max_retries',
    integer(-Infinity, 10),
  ],
  [
    'retries-absolute',
    'The sign of the retries is dropped.',
    'validation/lower-bound',
    'max_retries',
    reads((value) => (value === -1 ? 1 : value)),
  ],
  [
    'retries-max-9',
    'Ten retries are refused.',
    'validation/upper-bound',
    'max_retries',
    integer(0, 9),
  ],
  [
    'retries-max-11',
    'Eleven retries are taken.',
    'validation/upper-bound',
    'max_retries',
    integer(0, 11),
  ],
  [
    'retries-max-none',
    'Retries have no upper limit.',
    'validation/upper-bound',
    'max_retries',
    integer(0, Infinity),
  ],
  [
    'retries-max-120',
    'Retries are measured by the limit of the timeout.',
    'validation/upper-bound',
    'max_retries',
    integer(0, 120),
  ],
  [
    'retries-clamped',
    'Too many retries are stored as ten.',
    'validation/upper-bound',
    'max_retries',
    reads((value) => (Number.isInteger(value) && Number(value) > 10 ? 10 : value)),
  ],
];

const LISTS: readonly Row[] = [
  [
    'events-min-0',
    'An empty list of events is taken.',
    'validation/min-items',
    'events',
    takes((value) => Array.isArray(value) && value.length === 0),
  ],
  [
    'events-min-2',
    'A list of one event is refused.',
    'validation/min-items',
    'events',
    refuses((value) => list(value).length < 2),
  ],
  [
    'events-empty-ignored',
    'An empty list of events is taken for an absent one.',
    'validation/min-items',
    'events',
    (value, standard) =>
      Array.isArray(value) && value.length === 0 ? { store: undefined } : standard(value),
  ],
  [
    'events-empty-for-all',
    'An empty list of events is taken for all of them.',
    'validation/min-items',
    'events',
    (value, standard) =>
      Array.isArray(value) && value.length === 0 ? { store: ['event_action'] } : standard(value),
  ],
  [
    'events-max-10',
    'A list of more than ten events is refused.',
    'validation/enum',
    'events',
    refuses((value) => list(value).length > 10),
  ],
  [
    'events-unchecked',
    'A list of any texts is taken for events.',
    'validation/enum',
    'events',
    takes((value) => isList(value) && list(value).every(isText)),
  ],
  [
    'events-first-only',
    'Only the first event of a list is checked.',
    'validation/enum',
    'events',
    (value, standard) =>
      isList(value) && list(value).every(isText)
        ? standard(list(value).slice(0, 1))
        : standard(value),
  ],
  [
    'events-last-only',
    'Only the last event of a list is checked.',
    'validation/enum',
    'events',
    (value, standard) =>
      isList(value) && list(value).every(isText)
        ? standard(list(value).slice(-1))
        : standard(value),
  ],
  [
    'events-two-only',
    'Only the first two events of a list are checked.',
    'validation/enum',
    'events',
    (value, standard) =>
      isList(value) && list(value).every(isText)
        ? standard(list(value).slice(0, 2))
        : standard(value),
  ],
  [
    'events-ends-only',
    'Only the first and the last event of a list are checked.',
    'validation/enum',
    'events',
    (value, standard) =>
      isList(value) && list(value).every(isText)
        ? standard([list(value)[0] ?? '', list(value).at(-1) ?? ''])
        : standard(value),
  ],
  [
    'events-some-known',
    'A list is taken if any of its events is known.',
    'validation/enum',
    'events',
    (value, standard) =>
      list(value).every(isText) && list(value).some((event) => known(standard, event))
        ? OK
        : standard(value),
  ],
  [
    'events-unknown-dropped',
    'Unknown events are dropped from a list.',
    'validation/enum',
    'events',
    (value, standard) => {
      const kept = list(value).filter((event) => known(standard, event));
      return list(value).every(isText) && kept.length > 0 ? { store: kept } : standard(value);
    },
  ],
  [
    'events-of-campaigns',
    'Events of campaigns are taken.',
    'validation/enum',
    'events',
    (value, standard) =>
      standard(
        isList(value)
          ? list(value).map((event) => (EVENTS.includes(String(event)) ? 'event_action' : event))
          : value,
      ),
  ],
  [
    'events-by-prefix',
    'Any event is taken whose name begins as those of the list do.',
    'validation/enum',
    'events',
    takes(
      (value) =>
        isList(value) && list(value).every((event) => isText(event) && event.startsWith('event_')),
    ),
  ],
  [
    'events-any-case',
    'Events are taken in capital letters.',
    'validation/enum',
    'events',
    reads((value) =>
      isList(value)
        ? list(value).map((event) => (isText(event) ? event.toLowerCase() : event))
        : value,
    ),
  ],
  [
    'events-contained',
    'An event that contains a known one is taken.',
    'validation/enum',
    'events',
    takes(
      (value) =>
        isList(value) &&
        list(value).every(
          (event) =>
            isText(event) && /event_(action|phone_call_started|phone_call_ended)/.test(event),
        ),
    ),
  ],
  [
    'events-one-forgotten',
    'One of the available events is refused.',
    'validation/enum',
    'events',
    refuses((value) => list(value).includes('event_voicemail_message_left')),
  ],
  [
    'events-last-forgotten',
    'The last of the available events is refused.',
    ['validation/enum', 'validation/min-items'],
    'events',
    refuses((value) => list(value).includes('event_client_disconnected')),
  ],
  [
    'events-first-forgotten',
    'The first of the available events is refused.',
    ['validation/enum', 'validation/min-items'],
    'events',
    refuses((value) => list(value).includes('event_phone_call_started')),
  ],
];

const URLS: readonly Row[] = [
  [
    'url-any-text',
    'Any text is taken for a URL.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.length <= 500),
  ],
  [
    'url-without-scheme',
    'A URL without a scheme is taken.',
    'validation/format',
    'webhook_url',
    takes(
      (value) => isText(value) && value.length <= 500 && /^[\w-]+(\.[\w-]+)+\/\S*$/.test(value),
    ),
  ],
  [
    'url-with-blank-in-host',
    'A URL with a blank in its host is taken.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.length <= 500 && value.startsWith('https://')),
  ],
  [
    'url-scheme-only',
    'A text is a URL if it begins with http.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.length <= 500 && value.startsWith('http')),
  ],
  [
    'url-in-any-line',
    'A text is a URL if one of its lines is.',
    'validation/format',
    'webhook_url',
    takes(
      (value) => isText(value) && value.length <= 500 && /^https?:\/\/[^\s/]+\/\S*$/m.test(value),
    ),
  ],
  [
    'url-with-www',
    'A text that begins with www is taken for a URL.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.length <= 500 && /^www\.\S+$/.test(value)),
  ],
  [
    'url-not-looked-at-when-long',
    'A text of more than a hundred characters is taken for a URL, whatever it is.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.length > 100 && value.length <= 500),
  ],
  [
    'url-of-a-short-path-only',
    'A URL whose path has more than 255 characters is refused.',
    'validation/max-length',
    'webhook_url',
    refuses((value) => isText(value) && /^https:..[^/]+[^?#]{256}/.test(value)),
  ],
  [
    'url-measured-without-its-query',
    'The length of a URL is that of what stands ahead of its query.',
    'validation/max-length',
    'webhook_url',
    takes(
      (value) =>
        isText(value) && /^https:\/\/\S+$/.test(value) && value.replace(/\?.*/, '').length <= 500,
    ),
  ],
  [
    'url-without-its-scheme',
    'A URL may leave out its scheme in front of two slashes.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.length <= 500 && /^\/\/\S+$/.test(value)),
  ],
  [
    'url-relative',
    'A path is taken for a URL.',
    'validation/format',
    'webhook_url',
    takes((value) => isText(value) && value.startsWith('/')),
  ],
  [
    'url-completed',
    'A URL without a scheme gets one.',
    'validation/format',
    'webhook_url',
    reads((value) =>
      isText(value) && /^[\w-]+(\.[\w-]+)+\/\S*$/.test(value) ? `https://${value}` : value,
    ),
  ],
  [
    'url-without-query',
    'A URL with a query is refused.',
    ['validation/format', 'validation/max-length'],
    'webhook_url',
    refuses((value) => isText(value) && value.includes('?')),
  ],
  [
    'url-of-com-only',
    'A URL of another domain than com is refused.',
    'validation/format',
    'webhook_url',
    refuses((value) => isText(value) && !/^https:\/\/[^/]*\.com\//.test(value)),
  ],
  [
    'url-in-lower-case-only',
    'A URL with a capital letter is refused.',
    'validation/format',
    'webhook_url',
    refuses((value) => isText(value) && value !== value.toLowerCase()),
  ],
  [
    'url-needs-extension',
    'A URL with a tilde is refused.',
    'validation/format',
    'webhook_url',
    refuses((value) => isText(value) && value.includes('~')),
  ],
];

const NAMES: readonly Row[] = [
  [
    'name-letters-only',
    'A name with other characters than letters, digits and blanks is refused.',
    'validation/valid-accepted',
    'name',
    refuses((value) => isText(value) && /[^\p{L}\p{N} -]/u.test(value)),
  ],
  [
    'name-ascii-only',
    'A name with letters beyond ASCII is refused.',
    ['validation/valid-accepted', 'validation/max-length'],
    'name',
    refuses((value) => isText(value) && /[^\x20-\x7e]/.test(value)),
  ],
  [
    'name-not-numeric',
    'A name that is a number is refused.',
    'validation/valid-accepted',
    'name',
    refuses((value) => isText(value) && /^\d+$/.test(value)),
  ],
  [
    'name-at-least-3',
    'A name of fewer than three characters is refused.',
    'validation/valid-accepted',
    'name',
    refuses((value) => isText(value) && value.length < 3),
  ],
  [
    'name-required-truthy',
    'A name that is taken for nothing is refused.',
    'validation/valid-accepted',
    'name',
    refuses((value) => value === '0'),
  ],
  [
    'retries-not-zero',
    'Zero retries are taken for a missing value and refused.',
    'validation/lower-bound',
    'max_retries',
    refuses((value) => value === 0),
  ],
  [
    'enabled-not-false',
    'A false is taken for a missing value and refused.',
    'validation/valid-accepted',
    'enabled',
    refuses((value) => value === false),
  ],
];

/** Fields that are not checked at all: each keyword of theirs is broken. */
const UNCHECKED: Readonly<Record<Field, readonly RuleId[]>> = {
  name: ['validation/type', 'validation/max-length'],
  webhook_url: ['validation/type', 'validation/max-length', 'validation/format'],
  webhook_secret: ['validation/type', 'validation/max-length'],
  events: ['validation/type', 'validation/min-items', 'validation/enum'],
  timeout: ['validation/type', 'validation/lower-bound', 'validation/upper-bound'],
  max_retries: ['validation/type', 'validation/lower-bound', 'validation/upper-bound'],
  enabled: ['validation/type'],
};

/** Limits of the request that are not kept, to either side. */
export const limitFaults: readonly Fault[] = [
  ...[...LENGTHS, ...NUMBERS, ...LISTS, ...URLS, ...NAMES].map(
    ([id, sentence, rule, field, check]): Fault => ({
      id: `limit-${id}`,
      sentence,
      breaks: [rule].flat(),
      make: server(checkField(field, check)),
    }),
  ),
  ...allFields.map(
    (field): Fault => ({
      id: `limit-${kebab(field)}-skipped`,
      sentence: `Any value of ${field} is ignored unless it is right.`,
      breaks: UNCHECKED[field],
      make: server(
        checkField(field, (value, standard) =>
          standard(value).length > 0 ? { store: undefined } : OK,
        ),
      ),
    }),
  ),
];
