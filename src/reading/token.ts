import type { RecordedRequest } from '../exchange/exchange.ts';
import { header, headerValues } from '../exchange/exchange.ts';
import { numberedToken, tokenPlaceholder } from '../exchange/placeholder.ts';
import type { Knowledge } from './knowledge.ts';

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
 * @param learned what traffic of others has shown of its tokens
 */
export function readToken(
  request: RecordedRequest,
  showsTokens: boolean,
  learned: Pick<Knowledge, 'passed' | 'isGood'> = {},
): TokenReading {
  const value = header(request.headers, 'authorization');
  if (value === undefined) return showsTokens ? 'missing' : learned.passed ? 'good' : 'undecided';
  if (headerValues(request.headers, 'authorization').length > 1) return 'undecided';
  if (value === GOOD) return 'good';
  const [scheme = '', ...rest] = value.trim().split(/\s+/);
  const token = rest.join(' ');
  if (token === VALID && scheme === 'Bearer') return 'good';
  if (token === VALID && scheme.toLowerCase() === 'bearer') return 'scheme-case';
  if (value.includes(VALID)) return 'other-scheme';
  const numbered = /^(\S*)\s*(‹token \d+›)/.exec(value.trim());
  if (numbered !== null) return readNumbered(numbered[1] ?? '', numbered[2] ?? '', learned);
  return /‹token: (cut|extended|other end|letter case)›/.test(value) ? 'near' : 'bad';
}

/** A token of others is good where it was seen to succeed, or does so now; nobody tells that one is bad. */
function readNumbered(
  scheme: string,
  token: string,
  { passed, isGood }: Pick<Knowledge, 'passed' | 'isGood'>,
): TokenReading {
  const known = numberedToken(token) !== undefined && isGood?.(token) === true;
  if (scheme.toLowerCase() !== 'bearer') return known ? 'other-scheme' : 'undecided';
  if (!known && !passed) return 'undecided';
  return scheme === 'Bearer' ? 'good' : 'scheme-case';
}
