import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../exchange/json.ts';
import { parseJson } from '../exchange/json.ts';
import type { PathIds } from '../exchange/path.ts';
import { FORMAT, VERSION } from './journal-format.ts';
import { isAuthentic, seal } from './journal-seal.ts';
import { wrongJournal } from './wrong-journal.ts';

/** What a webhook was before a run: the settings that an answer shows. */
export interface JournalEntry extends PathIds {
  readonly settings: JsonObject;
}

/** What a run may change, as it was before. Holds no token and no secret. */
export interface Journal {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly baseUrl: string;
  /** The run may write a webhook secret, which has to be given again to restore it. */
  readonly secret: boolean;
  readonly webhooks: readonly JournalEntry[];
}

/** A journal that was written with another token, or changed since. */
export class ForeignJournalError extends Error {}

/** The bytes that a journal has at the most; what is longer is none. */
const MOST = 10_000_000;

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
  return { format: FORMAT, version: VERSION, baseUrl, secret, webhooks };
}

/**
 * Writes a journal so that a crash right afterwards loses nothing: readable by its owner alone, flushed
 * to the disk, and put into place as a whole.
 *
 * @param token what the journal is sealed with; it does not stand in it
 * @throws where the disk does not take it; nothing is left behind then
 */
export async function writeJournal(file: string, journal: Journal, token: string): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      const sealed = { ...journal, seal: await seal(journal, token) };
      await handle.writeFile(`${JSON.stringify(sealed, null, 2)}\n`);
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
 * Reads a journal, which anybody may have written.
 *
 * @param trusted its reader has looked at it: a journal of another token, or one that was changed, is taken
 * @throws Error where the file cannot be read, or is no whole journal of this version
 * @throws ForeignJournalError where its seal is not that of the token
 */
export async function readJournal(file: string, token: string, trusted: boolean): Promise<Journal> {
  if ((await stat(file)).size > MOST) throw new Error('it is too long to be a journal');
  const value = parseJson(await readFile(file, 'utf8'));
  const wrong = wrongJournal(value);
  if (wrong !== undefined) throw new Error(wrong);
  const { seal: found, ...journal } = value as unknown as Journal & { readonly seal: string };
  if (!trusted && !(await isAuthentic(journal, found, token)))
    throw new ForeignJournalError(
      'it was changed since it was written, or written with another token',
    );
  return journal;
}
