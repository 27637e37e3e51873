import { setTimeout as sleep } from 'node:timers/promises';
import type { Target } from '../target/target.ts';

/** Time between two attempts, in milliseconds. */
const PAUSE = 250;

/** Waits until a service accepts connections, but no longer than told, in milliseconds. */
export async function waitFor({ send, baseUrl }: Target, longest: number): Promise<void> {
  const until = performance.now() + longest;
  while (performance.now() < until) {
    const answer = await send({ method: 'HEAD', url: baseUrl, headers: [], body: null });
    if (!('failure' in answer) || answer.failure.kind !== 'unreachable') return;
    await sleep(PAUSE);
  }
}
