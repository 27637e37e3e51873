import { rm } from 'node:fs/promises';
import { isAcknowledged } from '../drive/acknowledged.ts';
import { differences } from '../drive/compare.ts';
import type { Driver } from '../drive/driver.ts';
import type { JournalEntry } from '../drive/journal.ts';
import { journalOf, settingsIn, writeJournal } from '../drive/journal.ts';
import type { Unrestored } from '../drive/restore.ts';
import { restoring } from '../drive/restore.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { PathIds } from '../exchange/path.ts';
import { showsSecret, showsToken } from '../exchange/placeholder.ts';
import type { Plan } from '../exchange/planned.ts';
import type { Target } from '../target/target.ts';
import { lateWarnings } from './late.ts';
import type { Obstacle } from './preflight.ts';
import type { Stray } from './stray.ts';
import { isDocumented, saidIn, strayIn } from './stray.ts';

const SERVER_ERROR = 500;

/** What a webhook is, by its ids. */
export type KnownState = readonly [PathIds, JsonObject];

/** Keeps what the webhooks were, and brings them back to it. */
export interface Safeguard {
  /** Writes the journal. Returns why the run must not go on. */
  readonly keep: (states: readonly KnownState[]) => Promise<Obstacle | undefined>;
  /**
   * Sends the first webhook's state back unchanged. Where that is not acknowledged and may have changed the
   * webhook all the same, it is looked at, and the journal is kept unless it is as it was.
   *
   * @param stray what the empty update was answered with before, if that was not the operation's own answer
   * @returns why the run must not go on
   */
  readonly begin: (stray?: Stray) => Promise<Obstacle | undefined>;
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
      if (entries.length > 0) return undefined;
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
    begin: async (stray) => {
      const [main] = entries;
      if (main === undefined) return undefined;
      const tried: FirstWrite = { isAsItWas: false };
      touched = true;
      await driver.finish(sendBack(main, stray !== undefined, tried));
      const accepted = isAcknowledged(tried.exchange);
      if (accepted && stray === undefined) return undefined;
      if (tried.isAsItWas) {
        entries = [];
        await rm(file, { force: true });
      }
      return accepted ? undefined : obstacleOf(tried, stray);
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

/** The first write, and what came of it. */
interface FirstWrite {
  exchange?: Exchange;
  /** The webhook was not changed by it. */
  isAsItWas: boolean;
}

/** Why a run must not go on after its first write. */
function obstacleOf({ exchange }: FirstWrite, stray: Stray | undefined): Obstacle {
  const { response, failure } = exchange ?? {};
  if (stray !== undefined && exchange !== undefined && strayIn(exchange, '')?.kind === stray.kind)
    return stray;
  const answer =
    response === undefined
      ? (failure?.message ?? 'nothing')
      : `status ${response.status}${saidIn(response)}`;
  return {
    seen: `the webhook's own state, sent back unchanged, was answered with ${answer}`,
    advice: 'What cannot be written back could not be restored, so nothing else was sent.',
    judged: true,
    ...(exchange === undefined ? {} : { request: exchange.id }),
    ...(response !== undefined && isDocumented(response) ? { refused: true } : {}),
  };
}

/** Sends a webhook what it is. Where that may have changed it, looks at it, by a GET if only that shows it. */
function* sendBack(
  { agentId, webhookId, settings }: JournalEntry,
  byGet: boolean,
  tried: FirstWrite,
): Plan {
  const purpose = 'first write: the state as it is';
  const [exchange] = yield { purpose, agentId, webhookId, body: settings };
  if (exchange !== undefined) tried.exchange = exchange;
  const status = exchange?.response?.status ?? 0;
  tried.isAsItWas = exchange === undefined || (status >= 400 && status < SERVER_ERROR);
  if (tried.isAsItWas) return;
  const entry = { agentId, webhookId, settings };
  if (isAcknowledged(exchange)) {
    tried.isAsItWas = differences(entry, exchange).length === 0;
    return;
  }
  const look = { purpose: 'look whether the first write changed anything', agentId, webhookId };
  const [after] = yield byGet
    ? { ...look, method: 'GET', body: null, mediaType: null }
    : { ...look, body: {} };
  tried.isAsItWas = differences(entry, after).length === 0;
}
