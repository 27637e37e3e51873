import { operation } from '../../generated/contract.ts';
import { ClientError } from './client-error.ts';
import type { Settings } from './options.ts';
import type { UpdateResult } from './result.ts';
import { waitBefore } from './wait.ts';

/**
 * Runs attempts until one ends for good: with an answer, with an error that another attempt would not
 * mend, or because the retries or the longest wait are used up. A 429 that stays is a result, since it
 * is documented; whatever else stays is thrown.
 *
 * @throws the caller's reason if `signal` is aborted; {ClientError}
 */
export async function withRetries(
  run: () => Promise<UpdateResult>,
  settings: Pick<Settings, 'retries' | 'maxWait' | 'clock' | 'random'>,
  signal: AbortSignal | undefined,
): Promise<UpdateResult> {
  const { retries, maxWait, clock, random } = settings;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await run().catch(asTransient);
    const failed = outcome instanceof ClientError;
    if (!failed && outcome.status !== operation.limitStatus) return outcome;
    const wait =
      attempt < retries ? waitBefore(attempt, outcome.retryAfter, maxWait, random) : undefined;
    if (wait === undefined) {
      if (failed) throw outcome;
      return outcome;
    }
    await clock.sleep(wait, signal);
  }
}

function asTransient(error: unknown): ClientError {
  if (error instanceof ClientError && error.transient) return error;
  throw error;
}
