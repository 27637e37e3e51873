import type { RecordedRequest } from '../exchange/exchange.ts';
import { headerValues } from '../exchange/exchange.ts';
import { tokenPlaceholder } from '../exchange/placeholder.ts';

/** What is wrong with the token of a request. `undecided`: a recording does not tell. */
export type TokenReading =
  | 'good'
  | 'undecided'
  | 'missing'
  | 'bad'
  | 'near'
  | 'other-scheme'
  | 'scheme-case';

const VALID = tokenPlaceholder('valid');
const GOOD = `Bearer ${VALID}`;

/**
 * Reads the Authorization header of a request.
 *
 * @param showsTokens whether a request that shows no header was sent without one
 */
export function readToken(request: RecordedRequest, showsTokens: boolean): TokenReading {
  const values = headerValues(request.headers, 'authorization');
  const [value] = values;
  if (value === undefined) return showsTokens ? 'missing' : 'undecided';
  if (values.length > 1) return 'undecided';
  if (value === GOOD) return 'good';
  const [scheme = '', ...rest] = value.trim().split(/\s+/);
  const token = rest.join(' ');
  if (token === VALID && scheme === 'Bearer') return 'good';
  if (token === VALID && scheme.toLowerCase() === 'bearer') return 'scheme-case';
  if (value.includes(VALID)) return 'other-scheme';
  if (/‹token \d+›/.test(token)) return 'undecided';
  return /‹token: (cut|extended|other end|letter case)›/.test(value) ? 'near' : 'bad';
}
