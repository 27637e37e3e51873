import { link, open, readFile, rm } from 'node:fs/promises';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../exchange/json.ts';
import { isObject, parseJson } from '../exchange/json.ts';
import type { PathIds } from '../exchange/path.ts';

/** What a webhook was before a run: the settings that an answer shows. */
export interface JournalEntry extends PathIds {
  readonly settings: JsonObject;
}

/** What a run may change, as it was before. Holds no token and no secret. */
export interface Journal {
  readonly format: 'talkover-contract/journal';
  readonly version: 1;
  readonly baseUrl: string;
  /** The run may write a webhook secret, which has to be given again to restore it. */
  readonly secret: boolean;
  readonly webhooks: readonly JournalEntry[];
}

const FORMAT = 'talkover-contract/journal';

/** The settings that an answer shows and that can be written back. */
export function settingsIn(state: JsonObject): JsonObject {
  return Object.fromEntries(
    settings.flatMap(({ name, writeOnly }) => {
      const value = state[name];
      return writeOnly || value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A journal of what webhooks are before a run. */
export function journalOf(
  baseUrl: string,
  secret: boolean,
  webhooks: readonly JournalEntry[],
): Journal {
  return { format: FORMAT, version: 1, baseUrl, secret, webhooks };
}

/**
 * Writes a journal so that a crash right afterwards loses nothing: readable by its owner alone, flushed
 * to the disk, and put into place as a whole.
 *
 * @throws where the disk does not take it; nothing is left behind then
 */
export async function writeJournal(file: string, journal: Journal): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(journal, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Unlike a rename, a link never replaces the journal of an earlier run.
    await link(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Reads a journal.
 *
 * @throws where the file cannot be read, or is no journal
 */
export async function readJournal(file: string): Promise<Journal> {
  const value = parseJson(await readFile(file, 'utf8'));
  if (!isObject(value) || value.format !== FORMAT || value.version !== 1) {
    throw new Error('it is not a journal of this version');
  }
  const { baseUrl, webhooks, secret } = value;
  const entries = Array.isArray(webhooks) ? webhooks.filter(isEntry) : [];
  const isUrl =
    typeof baseUrl === 'string' && /^https?:\/\//.test(baseUrl) && URL.canParse(baseUrl);
  if (
    !isUrl ||
    entries.length === 0 ||
    !Array.isArray(webhooks) ||
    entries.length < webhooks.length
  ) {
    throw new Error('it is damaged');
  }
  return journalOf(baseUrl, secret === true, entries);
}

function isEntry(value: unknown): value is JournalEntry {
  return (
    isObject(value) &&
    typeof value.agentId === 'string' &&
    typeof value.webhookId === 'string' &&
    isObject(value.settings)
  );
}
