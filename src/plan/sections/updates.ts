import type { Setting } from '../../../generated/contract.ts';
import { answers } from '../../../generated/contract.ts';
import { covering } from '../../../generated/covering.ts';
import type { JsonObject } from '../../exchange/json.ts';
import type { Plan, PlannedRequest } from '../../exchange/planned.ts';
import { readSetting } from '../../reading/setting.ts';
import type { PlanInput } from '../input.ts';
import { ask, isPlainText, offers, readBack, SWITCH, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/** What is asked between two updates: what it left shows in the second one, but for what that carries. */
export type Between = () => Plan;

/**
 * Updates that carry every setting in every company of two others, present or absent, each to a new
 * value. What an update leaves out shows what the one before it stored, and what was refused meanwhile.
 *
 * @param between asked ahead of each update that leaves nearly all out
 * @param last asked ahead of the update that is sent again, which makes ordinary what it left
 */
export function* coveringUpdates(
  input: PlanInput,
  shadow: Shadow,
  between?: Between,
  last?: Plan,
): Plan {
  const settings = writable(input);
  const again = repeated(settings);
  const rows = settings.some(({ writeOnly }) => writeOnly) ? covering.all : covering.shown;
  const bodyAt = createBodies(input, shadow, rows);
  const turns = { spelled: 0, sent: 0 };
  let body: JsonObject = {};
  for (const [place, row] of rows.entries()) {
    const chosen = settings.filter((_, index) => row.includes(index));
    if (between !== undefined && isShort(place, row)) yield* between();
    if (isKeptElsewhere(chosen) && !comesAgain(rows, place))
      yield { pause: shadow.untilTimeMoves() };
    const isRepeated = sameNames(chosen, again);
    const update = bodyAt(place, chosen, isRepeated);
    if (isRepeated) body = update;
    if (chosen.length === 0) yield* readInLowerCase(input, shadow);
    else shadow.see(yield ask(input, purposeOf(chosen), update, formOf(chosen, turns)));
  }
  if (last !== undefined) yield* last;
  // Others lay between: who takes it for a repetition does not store it.
  shadow.see(yield ask(input, 'send an earlier update again', body));
  shadow.see(yield ask(input, 'send the same update again', body));
}

/** Makes the body of the update at a place of a sequence. */
type Bodies = (place: number, chosen: readonly Setting[], isRepeated: boolean) => JsonObject;

/** What updates in a sequence carry, made one after the other. */
function createBodies(input: PlanInput, shadow: Shadow, rows: typeof covering.all): Bodies {
  const settings = writable(input);
  let turn = 0;
  const begunOff = new Set(settings.filter(({ name }) => shadow.value(name) === false));
  return (place, chosen, isRepeated) => {
    const next = settings.filter((_, index) => (rows[place + 1] ?? []).includes(index));
    // What was off at first, and is on since the first update, stays on in the next one that carries it: so
    // those behind it meet the same states as where it was on at first.
    const staysOn = place > 0 && chosen.some((setting) => begunOff.delete(setting));
    const isOn = staysOn || meetsOn(rows, place);
    const state = isRepeated ? switchOf(input.elsewhere ?? input.sibling) : undefined;
    if (chosen.some(isPlainText)) turn += 1;
    const taken =
      turn === LIKE_THE_SIBLING
        ? likeTheSibling(input, chosen)
        : turn === PADDED
          ? padded(chosen)
          : {};
    const own = chosen.filter(({ name }) => !Object.hasOwn(taken, name));
    return inOrder(chosen, {
      ...shadow.change(own, [], next),
      ...taken,
      ...switched(chosen, state ?? (isOn ? true : undefined)),
    });
  };
}

/** Whether an update leaves nearly all out. */
function isShort(place: number, row: readonly number[]): boolean {
  return place > 0 && row.length <= 1;
}

/** An empty update, with the scheme of the token in lower case where tokens are checked; some take no such scheme. */
function* readInLowerCase(input: PlanInput, shadow: Shadow): Plan {
  if (offers(input, 'tokens')) {
    const purpose = 'an empty update with the scheme in lower case';
    const answered = yield ask(input, purpose, {}, { token: 'lower-case scheme' });
    shadow.see(answered);
    if (answered[0]?.response?.status === answers.success.status) return;
  }
  shadow.see(yield readBack(input, purposeOf([])));
}

/** Whether an update carries one setting alone, and one of those that are often kept elsewhere than the others. */
function isKeptElsewhere(chosen: readonly Setting[]): boolean {
  const [setting] = chosen;
  if (setting === undefined || chosen.length > 1) return false;
  return setting.items !== undefined || setting.writeOnly || setting.name === SWITCH;
}

/**
 * Whether what is switched has to be on behind an update: the next one carries nothing, or a setting that comes alone
 * for the last time. Who resets what is left out turns it off, and that shows only then.
 */
function meetsOn(rows: readonly (readonly number[])[], place: number): boolean {
  const next = rows[place + 1];
  if (place === 0 || next === undefined || next.length > 1) return false;
  return !comesAgain(rows, place + 1);
}

/** Whether a later update carries the same. */
function comesAgain(rows: readonly (readonly number[])[], place: number): boolean {
  return rows.slice(place + 1).some((row) => row.join() === rows[place]?.join());
}

/** The members of an update in the order of their settings. */
function inOrder(chosen: readonly Setting[], update: JsonObject): JsonObject {
  return Object.fromEntries(chosen.map(({ name }) => [name, update[name] ?? null]));
}

/** The state of another webhook that is read in the end: the last update switches to the other one, so that it shows there. */
function switchOf(other: JsonObject | undefined): boolean | undefined {
  const value = SWITCH === undefined ? undefined : other?.[SWITCH];
  return typeof value === 'boolean' ? value : undefined;
}

/** The switch in a state, where an update carries it and the state is not all one. */
function switched(chosen: readonly Setting[], state: boolean | undefined): JsonObject {
  const own = state === undefined ? [] : chosen.filter(({ name }) => name === SWITCH);
  return Object.fromEntries(own.map(({ name }) => [name, state ?? null]));
}

/** Of the updates that carry a text every other one is spelled as other JSON libraries do; others go out in chunks. */
function formOf(
  chosen: readonly Setting[],
  turns: { spelled: number; sent: number },
): Partial<PlannedRequest> {
  if (chosen.some(isPlainText)) {
    turns.spelled += 1;
    return turns.spelled > 1 && turns.spelled % 2 === 1 ? { escaped: true } : {};
  }
  turns.sent += 1;
  return turns.sent % 2 === 0 ? { chunked: true } : {};
}

function sameNames(some: readonly Setting[], others: readonly Setting[]): boolean {
  return some.map(({ name }) => name).join() === others.map(({ name }) => name).join();
}

/** Which update of a text gives the webhook the text that another one of the agent has: nothing says that it is unique. */
const LIKE_THE_SIBLING = 5;
/** Which one has blanks around it: some keep them, and some do not. */
const PADDED = 7;

function padded(chosen: readonly Setting[]): JsonObject {
  return Object.fromEntries(chosen.filter(isPlainText).map(({ name }) => [name, '  padded  ']));
}

function likeTheSibling({ sibling = {} }: PlanInput, chosen: readonly Setting[]): JsonObject {
  return Object.fromEntries(
    chosen.flatMap((setting) => {
      const value = sibling[setting.name];
      if (!isPlainText(setting) || value === undefined) return [];
      const { verdict, question } = readSetting(setting, value);
      return verdict === 'taken' && question === undefined ? [[setting.name, value]] : [];
    }),
  );
}

/** What could be toggled, appended, counted or made unique instead of set. What is left out shows what was stored. */
function repeated(settings: readonly Setting[]): Setting[] {
  return settings.filter(({ format }) => format === undefined);
}

function purposeOf(chosen: readonly Setting[]): string {
  const names = chosen.map(({ name }) => name).join(', ');
  return chosen.length === 0 ? 'an empty update' : `update ${names}, leave the others`;
}

/** Updates with the values of enumerations that were in none yet. */
export function* remainingValues(input: PlanInput, shadow: Shadow): Plan {
  const listed = writable(input).filter((setting) => setting.enum !== undefined);
  const longest = Math.max(0, ...listed.map((setting) => setting.enum?.length ?? 0));
  // The value that the webhook has comes only once it has another one.
  for (let turn = 0; turn <= longest; turn += 1) {
    const left = listed.filter(shadow.hasUntried);
    if (left.length === 0) return;
    shadow.see(yield ask(input, purposeOf(left), shadow.change(left)));
  }
}

/** Updates of one setting at a time, and a read after each. */
export function* singleUpdates(input: PlanInput, shadow: Shadow): Plan {
  for (const setting of writable(input)) {
    shadow.see(yield ask(input, `update ${setting.name} alone`, shadow.change([setting])));
  }
}
