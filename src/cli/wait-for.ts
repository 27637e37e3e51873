import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from '../target/target.ts';

/** Time between two attempts, in milliseconds. */
const PAUSE = 250;

/** Waits until a service accepts connections, but no longer than told, in milliseconds, or until it is to stop. */
export async function waitFor(
  { send, baseUrl }: Target,
  longest: number,
  stop?: AbortSignal,
): Promise<void> {
  const until = performance.now() + longest;
  while (performance.now() < until && stop?.aborted !== true) {
    const answer = await send({ method: 'HEAD', url: baseUrl, headers: [], body: null }, stop);
    if (!('failure' in answer) || answer.failure.kind !== 'unreachable') return;
    await sleep(PAUSE);
  }
}
