import { remember } from '../../exchange/remember.ts';

const PARTS =
  /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

interface Instant {
  readonly microseconds: number;
  readonly hasOffset: boolean;
}

/**
 * The instant of an ISO 8601 date and time.
 *
 * @returns microseconds since 1970, and whether the text has an offset (without one it is read as UTC);
 *   undefined where the text is none, such as a thirteenth month
 */
export const instantOf: (text: string) => Instant | undefined = remember((text) => {
  const match = PARTS.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '',
    minute = '0',
    second = '0',
    fraction = '',
    offset,
  ] = match;
  const whole = Date.UTC(+year, +month - 1, +day, +hour, +minute, Math.min(+second, 59));
  const date = new Date(whole);
  const real =
    date.getUTCMonth() === +month - 1 &&
    date.getUTCDate() === +day &&
    +hour <= 24 &&
    +minute < 60 &&
    +second <= 60;
  if (!real && !(+hour === 24 && +minute === 0 && +second === 0)) return undefined;
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
  return {
    microseconds: (whole - offsetMinutes(offset) * 60_000) * 1000 + micros,
    hasOffset: offset !== undefined,
  };
});

function offsetMinutes(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z') return 0;
  const digits = offset.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return offset.startsWith('-') ? -minutes : minutes;
}
