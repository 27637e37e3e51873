import { readFileSync } from 'node:fs';
import { wrongToken } from '../target/service.ts';
import type { Call } from './flags.ts';
import { UsageError } from './usage-error.ts';

/**
 * The token: from a file that the call names, otherwise from the environment. There is no flag for it,
 * because command lines end up in logs.
 *
 * @throws UsageError where there is none, or it cannot be one; the message never shows it
 */
export function readToken(call: Call, env: NodeJS.ProcessEnv): string {
  const file = call.text('token-file');
  const token = file === undefined ? env.TALKOVER_TOKEN : readTokenFile(file);
  const where = file ?? 'TALKOVER_TOKEN';
  if (token === undefined || token === '') {
    throw new UsageError(
      file === undefined
        ? 'The token is missing. Put it into TALKOVER_TOKEN, or into a file named with --token-file.'
        : `The token file ${file} is empty.`,
    );
  }
  const wrong = wrongToken(token, where);
  if (wrong !== undefined) throw new UsageError(wrong);
  return token;
}

function readTokenFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new UsageError(`The token file cannot be read: ${(error as Error).message}`);
  }
}
