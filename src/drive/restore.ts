import { settings } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { Plan } from '../exchange/planned.ts';
import { isAcknowledged, stateIn } from './acknowledged.ts';
import type { Part, Tries } from './asking.ts';
import { asking, newTries } from './asking.ts';
import { differences, differing } from './compare.ts';
import type { JournalEntry } from './journal.ts';

/** How often the webhooks are looked at again where an update may still be applied. */
const LOOKS = 2;

/** A webhook that is not as it was. */
export interface Unrestored {
  readonly entry: JournalEntry;
  readonly why: string;
}

/** How webhooks are restored. */
export interface Restoring {
  /** The first webhook's secret to leave behind; none where none was written. */
  readonly secret?: string | undefined;
  /**
   * The other webhooks are read ahead of restoring the first one, since it may be just its own state that
   * reached them. Only where nothing has failed: otherwise restoring comes first.
   */
  readonly readsFirst?: boolean;
  /** An update may still be applied: how long to wait for it before looking again, in milliseconds. */
  readonly settle?: number | undefined;
}

/**
 * Brings webhooks back to what they were, reads each back and compares. What cannot be read back counts as
 * restored only where the service acknowledged the request that carried it. Where an update may still be
 * applied, the webhooks are looked at again after a while, and restored again.
 *
 * @param entries the first one was written for certain; of the others, only what differs is
 * @param failed receives every webhook that is not as it was, or of which that is not known
 */
export function* restoring(
  entries: readonly JournalEntry[],
  { secret, readsFirst = false, settle }: Restoring,
  failed: Unrestored[],
): Plan {
  const tries = newTries();
  const left = new Map(entries.map((entry) => [entry, 'it was not tried']));
  try {
    yield* bringBack(entries, { secret, readsFirst }, tries, left);
    for (let look = 1; settle !== undefined && isDone(left) && look <= LOOKS; look += 1) {
      for (const entry of entries)
        left.set(entry, 'the run had to end before it could be looked at again');
      yield { pause: settle };
      if (!(yield* isChangedAgain(entries, secret, tries, left))) return;
      yield* bringBack(entries, { secret }, tries, left);
      const [main] = entries;
      if (look === LOOKS && main !== undefined && isDone(left))
        left.set(main, 'it was changed again after it was restored, twice');
    }
  } finally {
    for (const [entry, why] of left) if (why !== '') failed.push({ entry, why });
  }
}

function isDone(left: ReadonlyMap<JournalEntry, string>): boolean {
  return [...left.values()].every((why) => why === '');
}

/** Writes what differs, and the first webhook in any case. */
function* bringBack(
  [main, ...others]: readonly JournalEntry[],
  { secret, readsFirst = false }: Restoring,
  tries: Tries,
  left: Map<JournalEntry, string>,
): Part<void> {
  if (main === undefined) return;
  const seen = readsFirst ? yield* readEach(others, tries) : new Map<JournalEntry, JsonObject>();
  left.set(main, 'the run had to end before it was restored');
  left.set(main, yield* writing(main, main.settings, secret, tries));
  for (const entry of others) {
    const changed = seen.get(entry) ?? (yield* changedIn(entry, tries));
    const differs = Object.keys(changed).length > 0;
    left.set(entry, differs ? yield* writing(entry, changed, undefined, tries) : '');
  }
}

/**
 * Looks at webhooks that were restored. A secret cannot be looked at, and is written once more.
 *
 * @returns whether any of them is not what it was
 */
function* isChangedAgain(
  entries: readonly JournalEntry[],
  secret: string | undefined,
  tries: Tries,
  left: Map<JournalEntry, string>,
): Part<boolean> {
  for (const [index, entry] of entries.entries()) {
    const own = index === 0 ? secretUpdate(secret) : {};
    if (Object.keys(own).length > 0 && !(yield* acknowledged(entry, own, tries))) return true;
    const shown = yield* asking(entry, 'look again at what was restored', {}, tries);
    const found = differences(entry, shown);
    if (found.length > 0) return true;
    left.set(entry, '');
  }
  return false;
}

/** Writes a webhook back and reads it. Returns how it differs all the same; nothing where it does not. */
function* writing(
  entry: JournalEntry,
  update: JsonObject,
  secret: string | undefined,
  tries: Tries,
): Part<string> {
  const hidden = secretUpdate(secret);
  const written = yield* asking(entry, 'restore', { ...update, ...hidden }, tries);
  const after = yield* asking(entry, 'read back what was restored', {}, tries);
  const seen = differences(entry, yield* stubborn(entry, after, tries));
  const isLeft = Object.keys(hidden).length === 0 || isAcknowledged(written);
  if (isLeft || (yield* acknowledged(entry, hidden, tries))) return seen.join(', ');
  const [name] = Object.keys(hidden);
  return [...seen, `${name} was not acknowledged`].join(', ');
}

/** Writes what no answer shows, by itself. Returns whether the service said that it stored it. */
function* acknowledged(entry: JournalEntry, hidden: JsonObject, tries: Tries): Part<boolean> {
  const [name] = Object.keys(hidden);
  return isAcknowledged(yield* asking(entry, `restore ${name} alone`, hidden, tries));
}

/** What of each webhook is not what it was. */
function* readEach(
  entries: readonly JournalEntry[],
  tries: Tries,
): Part<Map<JournalEntry, JsonObject>> {
  const seen = new Map<JournalEntry, JsonObject>();
  for (const entry of entries) seen.set(entry, yield* changedIn(entry, tries));
  return seen;
}

/**
 * The settings of a webhook that are not what they were, as they were; all where nobody can tell. The others
 * are left alone: an older webhook may have values that it could not be given today.
 */
function* changedIn(entry: JournalEntry, tries: Tries): Part<JsonObject> {
  const shown = yield* asking(entry, 'read before restoring', {}, tries);
  const state = stateIn(shown);
  if (state === undefined) return entry.settings;
  const names = differing(entry, state);
  return Object.fromEntries(
    Object.entries(entry.settings).filter(([name]) => names.includes(name)),
  );
}

/** A service may lose of many settings what it keeps of one: each that differs is sent again, alone. */
function* stubborn(
  entry: JournalEntry,
  after: Exchange | undefined,
  tries: Tries,
): Part<Exchange | undefined> {
  const names = differing(entry, stateIn(after));
  for (const name of names) {
    const value = entry.settings[name];
    if (value !== undefined)
      yield* asking(entry, `restore ${name} alone`, { [name]: value }, tries);
  }
  return names.length === 0
    ? after
    : yield* asking(entry, 'read back what was restored alone', {}, tries);
}

function secretUpdate(secret: string | undefined): JsonObject {
  const hidden = settings.find(({ writeOnly }) => writeOnly);
  return secret === undefined || hidden === undefined ? {} : { [hidden.name]: secret };
}
