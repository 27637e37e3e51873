import { rm } from 'node:fs/promises';
import { answers } from '../../generated/contract.ts';
import type { Driver } from '../drive/driver.ts';
import type { JournalEntry } from '../drive/journal.ts';
import { journalOf, settingsIn, writeJournal } from '../drive/journal.ts';
import type { Unrestored } from '../drive/restore.ts';
import { restoring } from '../drive/restore.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { PathIds } from '../exchange/path.ts';
import { showsSecret, showsToken } from '../exchange/placeholder.ts';
import type { Plan } from '../exchange/planned.ts';
import type { Target } from '../target/target.ts';
import { lateWarnings } from './late.ts';
import type { Obstacle } from './preflight.ts';

/** What a webhook is, by its ids. */
export type KnownState = readonly [PathIds, JsonObject];

/** Keeps what the webhooks were, and brings them back to it. */
export interface Safeguard {
  /** Writes the journal. Returns why the run must not go on. */
  readonly keep: (states: readonly KnownState[]) => Promise<Obstacle | undefined>;
  /** Sends the first webhook's state back unchanged. Returns why the run must not go on. */
  readonly begin: () => Promise<Obstacle | undefined>;
  /** Something was sent that may have changed a webhook. */
  readonly touch: () => void;
  /**
   * Restores what was written, if anything was, and removes the journal if nothing is left to restore.
   *
   * @param calm nothing failed, so that there is time to look at the other webhooks first
   */
  readonly end: (calm: boolean) => Promise<Kept>;
}

/** What came of the webhooks. */
export interface Kept {
  /** Those that are not as they were before. */
  readonly unrestored: readonly Unrestored[];
  /** What the user has to look after, in sentences. */
  readonly warnings: readonly string[];
}

/** What a safeguard needs. */
export interface Guarded {
  readonly target: Target;
  readonly driver: Driver;
  /** File of the journal. */
  readonly file: string;
  /** How long an unanswered update may come late, in milliseconds. */
  readonly settle: number;
}

/** A safeguard that keeps its journal in a file. */
export function createSafeguard({ target, driver, file, settle }: Guarded): Safeguard {
  let entries: readonly JournalEntry[] = [];
  let touched = false;
  return {
    touch: () => {
      touched = true;
    },
    keep: async (states) => {
      const known = states.map(([{ agentId, webhookId }, state]) => ({
        agentId,
        webhookId,
        settings: settingsIn(state),
      }));
      // What is not known could not be restored.
      if (known.some(({ settings }) => Object.keys(settings).length === 0))
        return {
          seen: 'a webhook is shown without any of its settings',
          advice: 'What is not known could not be restored, so nothing is changed.',
          judged: true,
          // No answer but those that broke rules kept the run from going on.
          request: 0,
        };
      if (showsSecret(JSON.stringify(known)) || showsToken(JSON.stringify(known)))
        return {
          seen: 'a webhook has the token or the secret in a setting that answers show',
          advice: 'Give the webhook another secret, or take it out of the name or the URL.',
          judged: true,
        };
      try {
        const journal = journalOf(target.baseUrl, target.secret !== undefined, known);
        await writeJournal(file, journal, target.token);
        entries = known;
        return undefined;
      } catch (error) {
        return {
          seen: `the journal could not be written: ${(error as Error).message}`,
          advice: 'Without it nothing is changed. Name another place with --journal.',
        };
      }
    },
    begin: async () => {
      const [main] = entries;
      if (main === undefined) return undefined;
      const refused: Refusal = {};
      touched = true;
      await driver.finish(sendBack(main, refused));
      if (refused.answer === undefined) return undefined;
      entries = [];
      await rm(file, { force: true });
      return {
        seen: `the webhook's own state, sent back unchanged, was answered with ${refused.answer}`,
        advice: 'What cannot be written back could not be restored, so nothing else was sent.',
        judged: true,
        ...(refused.request === undefined ? {} : { request: refused.request }),
      };
    },
    end: async (calm) => {
      if (entries.length === 0) return { unrestored: [], warnings: [] };
      const failed: Unrestored[] = [];
      const late = driver.unanswered();
      const how = {
        secret: target.secret,
        readsFirst: calm,
        settle: late === 0 ? undefined : settle,
      };
      if (touched) await driver.finish(restoring(entries, how, failed));
      if (failed.length === 0) await rm(file, { force: true });
      const warnings = late === 0 ? [] : lateWarnings(late, target.baseUrl, entries);
      return { unrestored: failed, warnings };
    },
  };
}

/** What the first write was answered with, if it was not accepted. */
interface Refusal {
  request?: number;
  answer?: string;
}

function* sendBack(entry: JournalEntry, refused: Refusal): Plan {
  const { agentId, webhookId, settings } = entry;
  const purpose = 'first write: the state as it is';
  const [exchange] = yield { purpose, agentId, webhookId, body: settings };
  const status = exchange?.response?.status;
  if (status === answers.success.status) return;
  if (exchange !== undefined) refused.request = exchange.id;
  refused.answer =
    status === undefined ? (exchange?.failure?.message ?? 'nothing') : `status ${status}`;
}
