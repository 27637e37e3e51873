import { remember } from '../../exchange/remember.ts';

const PARTS =
  /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** Seconds of a day. */
const DAY = 86_400;

interface Instant {
  readonly microseconds: number;
}

/**
 * The instant of an ISO 8601 date and time.
 *
 * @returns microseconds since 1970, read as UTC where the text has no offset; undefined where the text is
 *   no date and time, such as one in a thirteenth month
 */
export const instantOf: (text: string) => Instant | undefined = remember((text) => {
  const match = PARTS.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute = 0, second = 0, fraction = '', offset = ''] = match;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // What is no date becomes one of another month.
  const isDate = midnight.getUTCMonth() + 1 === Number(month);
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  // A day may end at 24:00, and its last minute may have a second more.
  const isTime = Number(minute) < 60 && Number(second) <= 60 && seconds <= DAY;
  if (!isDate || !isTime) return undefined;
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
  return {
    microseconds: (midnight.getTime() / 1000 + seconds - offsetOf(offset)) * 1_000_000 + micros,
  };
});

/** The seconds by which a place is ahead of UTC. */
function offsetOf(text: string): number {
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return text.startsWith('-') ? -60 * minutes : 60 * minutes;
}
