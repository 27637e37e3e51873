import type { RecordedRequest } from '../exchange/exchange.ts';
import { headerValues } from '../exchange/exchange.ts';
import { numberedPlaceholder, tokenPlaceholder, wrongnessOf } from '../exchange/placeholder.ts';
import type { Knowledge } from './knowledge.ts';

/** What is wrong with the token of a request. `undecided`: a recording does not tell. */
export type TokenReading =
  | 'good'
  | 'undecided'
  | 'missing'
  | 'bad'
  | 'near'
  | 'other-scheme'
  | 'scheme-case'
  | 'token-scheme';

const VALID = tokenPlaceholder('valid');
const UNKNOWN = numberedPlaceholder(0);

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
  const values = headerValues(request.headers, 'authorization');
  const [value] = values;
  if (value === undefined) return showsTokens ? 'missing' : learned.passed ? 'good' : 'undecided';
  if (values.length > 1) return 'undecided';
  const text = value.trim();
  const scheme = text.replace(/‹.*/, '');
  const token = text.slice(scheme.length);
  if (token === VALID) return underScheme(scheme);
  if (text.includes(VALID)) return 'other-scheme';
  if (/^‹token \d+›/.test(token)) return readNumbered(scheme, token, learned);
  return wrongnessOf(token);
}

/** A token of others is good where it was seen to succeed, or does so now; nobody tells that one is bad. */
function readNumbered(
  scheme: string,
  token: string,
  { passed, isGood }: Pick<Knowledge, 'passed' | 'isGood'>,
): TokenReading {
  // What was left out of a recording, whole or behind its scheme, may have been anything.
  if (token === UNKNOWN && !/\S/.test(scheme)) return passed ? 'good' : 'undecided';
  const known = isGood?.(token) === true;
  const reading = underScheme(scheme);
  if (reading === 'other-scheme') return known ? reading : 'undecided';
  return known || passed ? reading : 'undecided';
}

/** What a good token is behind a scheme. */
function underScheme(scheme: string): TokenReading {
  if (/^Bearer\s+$/.test(scheme)) return 'good';
  if (/^bearer\s+$/i.test(scheme)) return 'scheme-case';
  // Frameworks take it for the same as Bearer, by habit; nothing is revealed by that.
  return /^token\s+$/i.test(scheme) ? 'token-scheme' : 'other-scheme';
}
