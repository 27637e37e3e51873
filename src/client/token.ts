import { ClientError } from './client-error.ts';

/** An API token (`talq_…`), or what fetches one; a function is asked before each attempt. */
export type Token = string | (() => string | Promise<string>);

/**
 * @throws {ClientError} of kind `token`. What a failing function threw is not passed on: a vault's error
 *   may quote what it was asked for.
 */
export async function readToken(token: Token): Promise<string> {
  if (typeof token === 'string') return checkToken(token);
  let value: string;
  try {
    value = await token();
  } catch {
    throw new ClientError('token', 'The token function failed.');
  }
  return checkToken(value);
}

// A header with a line break or a letter beyond ASCII is refused by the platform with a message that
// quotes it. A blank is the sign of a token that was given with its scheme.
export function checkToken(value: unknown): string {
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value;
  throw new ClientError(
    'token',
    'The token must be a text of visible ASCII characters, without "Bearer" before it.',
  );
}
