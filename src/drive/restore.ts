import { answers, operation, settings } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
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

/**
 * Brings webhooks back to what they were, reads each back and compares.
 *
 * @param secret the webhook's secret to leave behind, for the first of them; none where none was written
 * @param failed receives every webhook that is not as it was
 */
export function* restoring(
  entries: readonly JournalEntry[],
  secret: string | undefined,
  failed: Unrestored[],
): Plan {
  const left = new Map(entries.map((entry) => [entry, 'it was not tried']));
  try {
    for (const [index, entry] of entries.entries()) {
      // The first one was written for certain; of the others, only what differs is.
      const seen = index === 0 ? undefined : yield* asking(entry, 'read before restoring', {});
      if (seen === undefined || differences(entry, seen).length > 0) {
        const hidden = index === 0 ? secretUpdate(secret) : {};
        yield* asking(entry, 'restore', { ...entry.settings, ...hidden });
        const after = yield* asking(entry, 'read back what was restored', {});
        left.set(entry, differences(entry, yield* stubborn(entry, after)).join(', '));
      } else left.set(entry, '');
    }
  } finally {
    for (const [entry, why] of left) if (why !== '') failed.push({ entry, why });
  }
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
  if (response === undefined) return [failure?.message ?? 'it was not answered'];
  if (response.status !== answers.success.status)
    return [`it was answered with status ${response.status}`];
  const state = stateIn(exchange);
  if (state === undefined) return ['its answer shows no webhook'];
  return differing(entry, state).map((name) => `${name} differs`);
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
