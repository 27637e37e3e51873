import { HTTP_LIMITS } from '../target/http.ts';
import type { Call } from './flags.ts';
import { readDuration } from './read-values.ts';

/** How long an update may come late where nobody says otherwise, in milliseconds. */
const LATEST = 10_000;

/** How long a service may keep a run waiting, in all, as a call names it. */
export function readWaiting(call: Call): { readonly maxWait?: number } {
  const maxWait = readDuration(call.text('max-wait'), call.nameOf('max-wait'));
  return maxWait === undefined ? {} : { maxWait };
}

/** How long an update that was not answered may come late: as named, otherwise as long as an answer may take. */
export function readSettle(call: Call): number {
  const timeout = readDuration(call.text('timeout'), call.nameOf('timeout')) ?? HTTP_LIMITS.timeout;
  return readDuration(call.text('settle'), call.nameOf('settle')) ?? Math.min(timeout, LATEST);
}
