import { answers, operation, settings } from '../../generated/contract.ts';
import type { Exchange, Failure } from '../exchange/exchange.ts';
import type { JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson, sameJson } from '../exchange/json.ts';
import type { Plan, Step } from '../exchange/planned.ts';
import type { JournalEntry } from './journal.ts';
import { settingsIn } from './journal.ts';
import { sameButForForm } from './same-form.ts';

/** How often a restoring request is sent anew when its answer is lost. */
const ATTEMPTS = 3;
/** How long to wait before that, in milliseconds. */
const WAIT = 1_000;

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
}

/**
 * Brings webhooks back to what they were, reads each back and compares.
 *
 * @param entries the first one was written for certain; of the others, only what differs is
 * @param failed receives every webhook that is not as it was
 */
export function* restoring(
  [main, ...others]: readonly JournalEntry[],
  { secret, readsFirst = false }: Restoring,
  failed: Unrestored[],
): Plan {
  if (main === undefined) return;
  const left = new Map([main, ...others].map((entry) => [entry, 'it was not tried']));
  try {
    const seen = readsFirst ? yield* readEach(others) : new Map<JournalEntry, JsonObject>();
    left.set(main, yield* writing(main, { ...main.settings, ...secretUpdate(secret) }));
    for (const entry of others) {
      const changed = seen.get(entry) ?? (yield* changedIn(entry));
      const differs = Object.keys(changed).length > 0;
      left.set(entry, differs ? yield* writing(entry, changed) : '');
    }
  } finally {
    for (const [entry, why] of left) if (why !== '') failed.push({ entry, why });
  }
}

/** Writes a webhook back and reads it. Returns how it differs all the same; nothing where it does not. */
function* writing(
  entry: JournalEntry,
  update: JsonObject,
): Generator<Step, string, readonly Exchange[]> {
  yield* asking(entry, 'restore', update);
  const after = yield* asking(entry, 'read back what was restored', {});
  return differences(entry, yield* stubborn(entry, after)).join(', ');
}

/** What of each webhook is not what it was. */
function* readEach(
  entries: readonly JournalEntry[],
): Generator<Step, Map<JournalEntry, JsonObject>, readonly Exchange[]> {
  const seen = new Map<JournalEntry, JsonObject>();
  for (const entry of entries) seen.set(entry, yield* changedIn(entry));
  return seen;
}

/**
 * The settings of a webhook that are not what they were, as they were; all where nobody can tell. The others
 * are left alone: an older webhook may have values that it could not be given today.
 */
function* changedIn(entry: JournalEntry): Generator<Step, JsonObject, readonly Exchange[]> {
  const shown = yield* asking(entry, 'read before restoring', {});
  const state = stateIn(shown);
  if (state === undefined) return entry.settings;
  const names = differing(entry, state) as readonly string[];
  return Object.fromEntries(
    Object.entries(entry.settings).filter(([name]) => names.includes(name)),
  );
}

/** A service may lose of many settings what it keeps of one: each that differs is sent again, alone. */
function* stubborn(
  entry: JournalEntry,
  after: Exchange | undefined,
): Generator<Step, Exchange | undefined, readonly Exchange[]> {
  const names = differing(entry, stateIn(after));
  for (const name of names) {
    const value = entry.settings[name];
    if (value !== undefined) yield* asking(entry, `restore ${name} alone`, { [name]: value });
  }
  return names.length === 0 ? after : yield* asking(entry, 'read back what was restored alone', {});
}

/** Sends a request until it is answered, a few times at the most. */
function* asking(
  { agentId, webhookId }: JournalEntry,
  purpose: string,
  body: JsonObject,
): Generator<Step, Exchange | undefined, readonly Exchange[]> {
  let last: Exchange | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) yield { pause: WAIT };
    [last] = yield { purpose, agentId, webhookId, body };
    if (last?.response !== undefined) break;
  }
  return last;
}

function secretUpdate(secret: string | undefined): JsonObject {
  const hidden = settings.find(({ writeOnly }) => writeOnly);
  return secret === undefined || hidden === undefined ? {} : { [hidden.name]: secret };
}

/** How a webhook differs from what it was; one entry where nothing can be said. */
function differences(entry: JournalEntry, exchange: Exchange | undefined): string[] {
  const { response, failure } = exchange ?? {};
  if (response === undefined)
    return [failure === undefined ? 'it was not answered' : toldOf(failure)];
  if (response.status !== answers.success.status)
    return [`it was answered with status ${response.status}`];
  const state = stateIn(exchange);
  if (state === undefined) return ['its answer shows no webhook'];
  return differing(entry, state).map((name) => `${name} differs`);
}

function toldOf({ message, advice = '' }: Failure): string {
  return advice === '' ? message : `${message}. ${advice.replace(/\.$/, '')}`;
}

/** The webhook that a successful answer shows. */
function stateIn(exchange: Exchange | undefined): JsonObject | undefined {
  const { response } = exchange ?? {};
  if (response?.status !== answers.success.status) return undefined;
  const state = at(parseJson(response.body), operation.state);
  return isObject(state) ? state : undefined;
}

/** The settings that are not what they were; none where no webhook is shown. */
function differing({ settings: before }: JournalEntry, state: JsonObject | undefined): string[] {
  if (state === undefined) return [];
  const now = settingsIn(state);
  return settings
    .filter(
      ({ name, unordered }) =>
        Object.hasOwn(before, name) &&
        !sameJson(before[name], now[name], unordered) &&
        !sameButForForm(before[name], now[name]),
    )
    .map(({ name }) => name);
}
