import { changeShown } from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

function both(id: string, sentence: string, form: (iso: string) => string): Fault {
  return {
    id,
    sentence,
    breaks: ['resource/timestamps'],
    make: server(
      changeShown((shown) => ({
        ...shown,
        created_at: form(String(shown.created_at)),
        updated_at: form(String(shown.updated_at)),
      })),
    ),
  };
}

function one(
  member: 'created_at' | 'updated_at',
  id: string,
  sentence: string,
  form: (iso: string) => string,
): Fault {
  return {
    id,
    sentence,
    breaks: ['resource/timestamps'],
    make: server(changeShown((shown) => ({ ...shown, [member]: form(String(shown[member])) }))),
  };
}

/** Times in other forms than ISO 8601. */
export const timestampFaults: readonly Fault[] = [
  both('time-with-a-blank', 'Times have a blank between date and time.', (iso) =>
    iso.replace('T', ' ').slice(0, 19),
  ),
  both('time-as-http-date', 'Times are written as in HTTP headers.', (iso) =>
    new Date(iso).toUTCString(),
  ),
  both('time-as-seconds', 'Times are the seconds since 1970, as text.', (iso) =>
    String(Math.floor(Date.parse(iso) / 1000)),
  ),
  both('time-as-date', 'Times are dates.', (iso) => iso.slice(0, 10)),
  both('time-as-clock', 'Times have no date.', (iso) => iso.slice(11, 19)),
  both(
    'time-day-first',
    'Times have the day first.',
    (iso) => `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}T${iso.slice(11)}`,
  ),
  both('time-with-slashes', 'Times have slashes in the date.', (iso) => iso.replaceAll('-', '/')),
  both('time-in-words', 'Times are told in words.', () => 'a few seconds ago'),
  both('time-empty', 'Times are empty.', () => ''),
  both('time-with-month-zero', 'Months are counted from zero.', (iso) =>
    iso.replace(/-\d\d-/, '-00-'),
  ),
  both('time-with-zone-name', 'Times carry the name of a zone.', (iso) =>
    iso.replace('Z', ' Europe/Berlin'),
  ),
  both('time-with-twelve-hours', 'Hours are counted to twelve.', (iso) => `${iso.slice(0, 19)} AM`),
  both('time-with-short-year', 'Years have two digits.', (iso) => iso.slice(2)),
  one(
    'updated_at',
    'updated-at-with-a-blank',
    'The time of the last update has a blank between date and time.',
    (iso) => iso.replace('T', ' '),
  ),
  one(
    'created_at',
    'created-at-with-a-blank',
    'The time of creation has a blank between date and time.',
    (iso) => iso.replace('T', ' '),
  ),
];
