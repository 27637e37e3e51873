import type { Patch } from '../../src/twin/call.ts';
import type { Field } from '../prove/changes.ts';
import { changePatch, changeShown, changeStored } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

function alter<F extends Field>(
  field: F,
  change: (value: NonNullable<Patch[F]>) => unknown,
): Change {
  return changePatch((patch) => {
    const value = patch[field];
    return value === undefined || value === null ? patch : { ...patch, [field]: change(value) };
  });
}

interface Altered {
  readonly id: string;
  readonly sentence: string;
  readonly change: Change;
}

/** Values that are stored, and not as they were sent. */
const ALTERED: readonly Altered[] = [
  {
    id: 'cuts-name-to-191-characters',
    sentence: 'A name is cut to 191 characters, which a narrow index can hold.',
    change: alter('name', (name) => name.slice(0, 191)),
  },
  {
    id: 'cuts-name-to-254-characters',
    sentence: 'A name is cut to 254 characters.',
    change: alter('name', (name) => name.slice(0, 254)),
  },
  {
    id: 'cuts-name-to-255-bytes',
    sentence: 'A name is cut to 255 bytes.',
    change: alter('name', (name) =>
      new TextDecoder().decode(new TextEncoder().encode(name).slice(0, 255)),
    ),
  },
  {
    id: 'cuts-url-to-255-characters',
    sentence: 'A URL is cut to 255 characters, as a text column does.',
    change: alter('webhook_url', (url) => url.slice(0, 255)),
  },
  {
    id: 'cuts-url-to-499-characters',
    sentence: 'A URL is cut to 499 characters.',
    change: alter('webhook_url', (url) => url.slice(0, 499)),
  },
  {
    id: 'lowers-the-url',
    sentence: 'A URL is stored in lower case.',
    change: alter('webhook_url', (url) => url.toLowerCase()),
  },
  {
    id: 'drops-the-query-of-the-url',
    sentence: 'A URL loses its query.',
    change: alter('webhook_url', (url) => url.replace(/\?.*/, '')),
  },
  {
    id: 'drops-the-last-slash-of-the-url',
    sentence: 'A URL loses a slash at its end.',
    change: alter('webhook_url', (url) => url.replace(/\/$/, '')),
  },
  {
    id: 'adds-a-slash-to-the-url',
    sentence: 'A URL gains a slash at its end.',
    change: alter('webhook_url', (url) => (url.endsWith('/') ? url : `${url}/`)),
  },
  {
    id: 'escapes-the-url',
    sentence: 'An ampersand of a URL is stored as an HTML entity.',
    change: alter('webhook_url', (url) => url.replaceAll('&', '&amp;')),
  },
  {
    id: 'encodes-the-url',
    sentence: 'The tilde of a URL is stored percent-encoded.',
    change: alter('webhook_url', (url) => url.replaceAll('~', '%7E')),
  },
  {
    id: 'stores-the-origin-of-the-url',
    sentence: 'A URL is stored without its path.',
    change: alter('webhook_url', (url) => new URL(url).origin),
  },
  {
    id: 'downgrades-the-url',
    sentence: 'A URL is stored with http in the place of https.',
    change: alter('webhook_url', (url) => url.replace('https:', 'http:')),
  },
  {
    id: 'escapes-the-name',
    sentence: 'Angle brackets and ampersands of a name are stored as HTML entities.',
    change: alter('name', (name) =>
      name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ),
  },
  {
    id: 'strips-tags-from-the-name',
    sentence: 'What looks like a tag is removed from a name.',
    change: alter('name', (name) => name.replace(/<[^>]*>/g, '')),
  },
  {
    id: 'doubles-quotes-in-the-name',
    sentence: 'A quote in a name is stored twice.',
    change: alter('name', (name) => name.replaceAll("'", "''")),
  },
  {
    id: 'drops-backslashes-from-the-name',
    sentence: 'A backslash in a name is taken for an escape and lost.',
    change: alter('name', (name) => name.replaceAll('\\', '')),
  },
  {
    id: 'stores-the-name-in-ascii',
    sentence: 'Letters beyond ASCII are stored as question marks.',
    change: alter('name', (name) => name.replace(/[^\x20-\x7e]/g, '?')),
  },
  {
    id: 'reads-the-name-as-latin',
    sentence: 'The bytes of a name are read in another character set.',
    change: alter('name', (name) =>
      new TextDecoder('latin1').decode(new TextEncoder().encode(name)),
    ),
  },
  {
    id: 'stores-the-name-in-latin',
    sentence: 'Letters beyond Latin-1 are stored as question marks.',
    change: alter('name', (name) => name.replace(/[^\x20-\xff]/g, '?')),
  },
  {
    id: 'stores-the-name-as-slug',
    sentence: 'Blanks of a name are stored as hyphens.',
    change: alter('name', (name) => name.replaceAll(' ', '-')),
  },
  {
    id: 'lowers-the-name',
    sentence: 'A name is stored in lower case.',
    change: alter('name', (name) => name.toLowerCase()),
  },
  {
    id: 'capitalizes-the-name',
    sentence: 'The first letter of a name is stored as a capital.',
    change: alter('name', (name) => name.charAt(0).toUpperCase() + name.slice(1)),
  },
  {
    id: 'fills-percent-signs-of-the-name',
    sentence: 'A percent sign in a name is taken for the beginning of an escape and lost.',
    change: alter('name', (name) => name.replaceAll('%', '')),
  },
  {
    id: 'cuts-the-name-at-a-hash',
    sentence: 'A name is cut at a number sign.',
    change: alter('name', (name) => name.split('#')[0] ?? ''),
  },
  {
    id: 'stores-the-first-event-only',
    sentence: 'Only the first event of a list is stored.',
    change: alter('events', (events) => events.slice(0, 1)),
  },
  {
    id: 'drops-the-last-event',
    sentence: 'The last event of a list of several is not stored.',
    change: alter('events', (events) => (events.length > 1 ? events.slice(0, -1) : events)),
  },
  {
    id: 'stores-at-most-ten-events',
    sentence: 'No more than ten events of a list are stored.',
    change: alter('events', (events) => events.slice(0, 10)),
  },
  {
    id: 'cuts-the-column-of-events',
    sentence: 'The events that do not fit into 255 characters are not stored.',
    change: alter('events', (events) => {
      const fitting = events.filter(
        (_, index) => events.slice(0, index + 1).join(',').length <= 255,
      );
      return fitting;
    }),
  },
  {
    id: 'stores-a-timeout-one-higher',
    sentence: 'A timeout is stored one second longer than sent.',
    change: alter('timeout', (timeout) => timeout + 1),
  },
  {
    id: 'stores-the-timeout-in-milliseconds',
    sentence: 'A timeout is stored and shown in milliseconds.',
    change: alter('timeout', (timeout) => timeout * 1000),
  },
  {
    id: 'rounds-the-timeout',
    sentence: 'A timeout is rounded to a multiple of five.',
    change: alter('timeout', (timeout) => Math.round(timeout / 5) * 5),
  },
  {
    id: 'clamps-the-timeout-to-a-minute',
    sentence: 'A timeout of more than sixty seconds is stored as sixty.',
    change: alter('timeout', (timeout) => Math.min(timeout, 60)),
  },
  {
    id: 'raises-the-timeout-to-ten',
    sentence: 'A timeout of less than ten seconds is stored as ten.',
    change: alter('timeout', (timeout) => Math.max(timeout, 10)),
  },
  {
    id: 'clamps-the-retries-to-five',
    sentence: 'More than five retries are stored as five.',
    change: alter('max_retries', (retries) => Math.min(retries, 5)),
  },
  {
    id: 'stores-zero-retries-as-one',
    sentence: 'Zero retries are stored as one.',
    change: alter('max_retries', (retries) => Math.max(retries, 1)),
  },
  {
    id: 'stores-the-default-for-zero-retries',
    sentence: 'Zero retries are stored as the default of three.',
    change: alter('max_retries', (retries) => retries || 3),
  },
  {
    id: 'inverts-enabled',
    sentence: 'An update stores the opposite of enabled.',
    change: alter('enabled', (enabled) => !enabled),
  },
];

/** Values that end up where another one belongs. */
const CROSSED: readonly Fault[] = [
  {
    id: 'writes-timeout-to-retries-too',
    sentence: 'An update of the timeout writes it to max_retries too.',
    breaks: ['partial-update/absent-unchanged', 'partial-update/stored-as-sent'],
    make: server(
      changeStored((next, _, { timeout }) =>
        timeout === undefined ? next : { ...next, max_retries: timeout },
      ),
    ),
  },
  {
    id: 'crosses-timeout-and-retries',
    sentence: 'The timeout is stored as max_retries, and the other way round.',
    breaks: ['partial-update/stored-as-sent', 'partial-update/absent-unchanged'],
    make: server(
      changePatch(({ timeout, max_retries, ...patch }) => ({
        ...patch,
        ...(timeout === undefined ? {} : { max_retries: timeout }),
        ...(max_retries === undefined ? {} : { timeout: max_retries }),
      })),
    ),
  },
  {
    id: 'crosses-name-and-url-when-both-are-sent',
    sentence: 'An update of name and webhook_url stores each as the other.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch(({ name, webhook_url, ...patch }) => ({
        ...patch,
        ...(name === undefined || webhook_url === undefined
          ? {
              ...(name === undefined ? {} : { name }),
              ...(webhook_url === undefined ? {} : { webhook_url }),
            }
          : { name: webhook_url, webhook_url: name }),
      })),
    ),
  },
  {
    id: 'shows-timeout-as-retries',
    sentence: 'The answer shows the timeout under the name max_retries too.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(changeShown((shown) => ({ ...shown, max_retries: shown.timeout ?? 0 }))),
  },
  {
    id: 'derives-retries-from-enabled',
    sentence: 'An update that disables the webhook sets max_retries to zero.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeStored((next, _, { enabled }) =>
        enabled === false ? { ...next, max_retries: 0 } : next,
      ),
    ),
  },
  {
    id: 'derives-enabled-from-events',
    sentence: 'An update of the events enables the webhook.',
    breaks: ['partial-update/stored-as-sent', 'partial-update/absent-unchanged'],
    make: server(
      changeStored((next, _, { events }) =>
        events === undefined ? next : { ...next, enabled: true },
      ),
    ),
  },
  {
    id: 'derives-name-from-url',
    sentence: 'An update of webhook_url without a name takes the host for the name.',
    breaks: ['partial-update/absent-unchanged', 'partial-update/visible-at-once'],
    make: server(
      changeStored((next, _, { webhook_url, name }) =>
        webhook_url === undefined || name !== undefined
          ? next
          : { ...next, name: new URL(webhook_url).host },
      ),
    ),
  },
];

export const changedValueFaults: readonly Fault[] = [
  ...ALTERED.map(
    ({ id, sentence, change }): Fault => ({
      id,
      sentence,
      breaks: ['partial-update/stored-as-sent'],
      make: server(change),
    }),
  ),
  ...CROSSED,
];
