import type { WireAnswer } from '../target/wire.ts';
import type { Clock } from './clock.ts';

/** Sleeps, but not beyond being told to stop. */
export async function sleepUntil(
  clock: Clock,
  milliseconds: number,
  stop: AbortSignal | undefined,
): Promise<void> {
  if (stop === undefined) return clock.sleep(milliseconds);
  if (stop.aborted) return undefined;
  await beforeAbort(clock.sleep(milliseconds), stop);
  return undefined;
}

/** The answer to a request, or a time-out where the run has to end before it comes. */
export async function answerUntil(
  answer: Promise<WireAnswer>,
  end: AbortSignal,
): Promise<WireAnswer> {
  const message = 'no complete answer before the run had to end';
  return (await beforeAbort(answer, end)) ?? { failure: { kind: 'timeout', message } };
}

/** What a promise comes to; undefined where the signal is aborted first. */
async function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let end = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  const first = await Promise.race([promise, aborted]);
  signal.removeEventListener('abort', end);
  return first;
}
