import type { JsonObject } from '../exchange/json.ts';

/** A time as HAR writes it, the part of a second apart, because `Date` cuts it to milliseconds. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** When an entry was sent, in milliseconds since 1970; undefined where it does not say so. */
export function startOf({ startedDateTime: text }: JsonObject): number | undefined {
  if (typeof text !== 'string') return undefined;
  const [, second, fraction = '', zone = ''] = TIME.exec(text) ?? [];
  if (second === undefined) return undefined;
  const whole = Date.parse(second + zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(whole)) return undefined;
  const digits = fraction.slice(1, 10);
  return digits === ''
    ? whole
    : whole + Number(`${digits.slice(0, 3).padEnd(3, '0')}.${digits.slice(3)}0`);
}
