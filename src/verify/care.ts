import { existsSync } from 'node:fs';
import { isLoopback } from '../target/loopback.ts';
import type { Spelling } from '../target/service.ts';
import type { Target } from '../target/target.ts';

/** Pace beyond this machine: below the least limit of the API, which other callers share. */
const REMOTE_INTERVAL = 60_000 / 90;

/** Whether a target lies beyond this machine, where others may depend on it. */
export function isRemote({ baseUrl }: Pick<Target, 'baseUrl'>): boolean {
  return !isLoopback(new URL(baseUrl).hostname);
}

/** The least time between two requests to a target, in milliseconds. */
export function intervalFor(target: Pick<Target, 'baseUrl'>): number {
  return isRemote(target) ? REMOTE_INTERVAL : 0;
}

/** The name of a journal, which tells whose it is. */
export function journalFor({ fixtures }: Pick<Target, 'fixtures'>): string {
  return `talkover-contract-${fixtures.webhookId.replace(/[^\w-]/g, '')}.journal.json`;
}

/** Why a journal must not be written: one that is left from an earlier run holds the only copy of what the webhook was. */
export function leftJournal(
  file: string,
  { baseUrl }: Pick<Target, 'baseUrl'>,
  spell: Spelling,
): string | undefined {
  if (!existsSync(file)) return undefined;
  return `${file} holds what a webhook was before an earlier run, which did not restore it. First: talkover-contract restore ${file} --url ${baseUrl}. Or name another file with ${spell('journal')}.`;
}
