import type { Json, JsonObject } from '../../../src/exchange/json.ts';
import { at, isObject, parseJson, sameJson } from '../../../src/exchange/json.ts';
import { sendTo } from '../../../src/target/in-process.ts';
import type { WireAnswer } from '../../../src/target/wire.ts';
import { showWebhook } from '../../../src/twin/show-webhook.ts';
import { formatStamp } from '../../../src/twin/stamps.ts';
import type { Changed } from '../../../tests/prove/server.ts';
import { server } from '../../../tests/prove/server.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import type { Passage, Rows } from './watched.ts';

/** What a webhook was when an answer last showed it; `unknown` where several were on their way. */
type Shown = ReadonlyMap<string, JsonObject | 'unknown'>;

/** Milliseconds by which the time of a row may be ahead of the clock, as each one is later than the last. */
export const AHEAD = 10;

/**
 * Whether a request was answered and stored as the twin without faults does it, given the state that the
 * service itself has shown: an exchange that no finding may be shown by.
 *
 * @param place of the request among all
 */
export async function isRight(passages: readonly Passage[], place: number): Promise<boolean> {
  const passage = passages[place];
  if (passage === undefined || passage.together || 'failure' in passage.answer) return false;
  return (
    isAsShown(passage, shownBefore(passages, place)) && (await isAnsweredSo(passage, server()))
  );
}

/** Whether a request that was alone met what no answer before had shown, though one should have. */
export function meetsHidden(passages: readonly Passage[], place: number): boolean {
  const passage = passages[place];
  if (passage === undefined || passage.together) return false;
  return !isAsShown(passage, shownBefore(passages, place));
}

/** What the answers ahead of a request showed. */
function shownBefore(passages: readonly Passage[], place: number): Shown {
  const shown = new Map<string, JsonObject | 'unknown'>();
  for (const { wire, answer, together } of passages.slice(0, place)) {
    const state = stateIn(answer);
    if (state === undefined) continue;
    const id = String(state.id);
    // What one webhook's path shows of another says nothing for certain.
    const own = wire.url.endsWith(id);
    shown.set(id, together || !own ? 'unknown' : state);
  }
  return shown;
}

function stateIn(answer: WireAnswer): JsonObject | undefined {
  if ('failure' in answer || answer.status !== 200) return undefined;
  const state = at(parseJson(answer.body), '/data');
  return isObject(state) ? state : undefined;
}

/** Whether the webhook that an answer shows was, when the request came in, what the answer before showed. */
function isAsShown({ answer, before }: Passage, shown: Shown): boolean {
  const state = stateIn(answer);
  if (state === undefined) return true;
  const last = shown.get(String(state.id));
  const stored = before.find(({ id }) => id === state.id);
  if (last === undefined || stored === undefined) return last === undefined;
  // A fault may have stored what no answer can show.
  if (!Array.isArray(stored.events)) return false;
  const row = showWebhook(stored) as JsonObject;
  return last !== 'unknown' && Object.keys(row).every((name) => sameJson(row[name], last[name]));
}

/** Whether another server makes the same of a request, in its answer and in its store. */
export async function isAnsweredSo(
  { wire, answer, before, after, now }: Passage,
  make: Changed,
): Promise<boolean> {
  const { fetch, rows: stored } = make(createVirtualClock(now + AHEAD), before);
  const right = await sendTo(fetch)(wire);
  const rows = stored();
  const moved = movedTogether(before, rows, after, now);
  return sameRows(rows, after, moved) && sameAnswers(right, answer, rows, after, moved);
}

/** The ids of the webhooks whose time of the last update moved in both stores, as it has to where one is written. */
function movedTogether(before: Rows, right: Rows, found: Rows, now: number): ReadonlySet<string> {
  const isNext = (rows: Rows, place: number): boolean => {
    const [then = 0, next = 0] = [before[place]?.updated_at, rows[place]?.updated_at];
    return next > then && next <= (now + AHEAD) * 1000;
  };
  return new Set(
    before.flatMap(({ id }, place) => (isNext(right, place) && isNext(found, place) ? [id] : [])),
  );
}

function sameRows(right: Rows, found: Rows, moved: ReadonlySet<string>): boolean {
  return right.every((row, place) => {
    const other = found[place];
    const time = moved.has(row.id) ? { updated_at: row.updated_at } : {};
    return sameJson({ ...row } as Json, { ...other, ...time } as Json);
  });
}

function sameAnswers(
  right: WireAnswer,
  found: WireAnswer,
  rows: Rows,
  after: Rows,
  moved: ReadonlySet<string>,
): boolean {
  if ('failure' in right || 'failure' in found || right.status !== found.status) return false;
  let { body } = found;
  for (const [place, row] of rows.entries()) {
    if (!moved.has(row.id)) continue;
    body = body.replace(formatStamp(after[place]?.updated_at ?? 0), formatStamp(row.updated_at));
  }
  const sameHeaders = sameJson([...right.headers] as Json, [...found.headers] as Json, true);
  return sameHeaders && (right.body === body || sameJson(parseJson(right.body), parseJson(body)));
}
