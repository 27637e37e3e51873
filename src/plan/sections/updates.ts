import type { Setting } from '../../../generated/contract.ts';
import { members } from '../../../generated/contract.ts';
import { covering } from '../../../generated/covering.ts';
import type { JsonObject } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import { readSetting } from '../../reading/setting.ts';
import type { PlanInput } from '../input.ts';
import { ask, readBack, SWITCH, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

/**
 * Updates that carry every setting in every company of two others, present or absent, each to a new
 * value. What an update leaves out shows what the one before it stored.
 *
 * @param whileOff what is asked once the webhook is off, or in the end
 */
export function* coveringUpdates(input: PlanInput, shadow: Shadow, whileOff?: Plan): Plan {
  const settings = writable(input);
  let pending = whileOff;
  let turn = 0;
  const again = repeated(settings);
  const rows = settings.some(({ writeOnly }) => writeOnly) ? covering.all : covering.shown;
  const begunOff = new Set(settings.filter(({ name }) => shadow.value(name) === false));
  for (const [place, row] of rows.entries()) {
    const chosen = settings.filter((_, index) => row.includes(index));
    // What was off at first, and is on since the first update, stays on in the next one that carries it: so
    // those behind it meet the same states as where it was on at first.
    const kept = place === 0 ? [] : chosen.filter((setting) => begunOff.delete(setting));
    const on = Object.fromEntries(kept.map(({ name }) => [name, true]));
    const alike = likeTheSibling(input, chosen);
    const isTurn = Object.keys(alike).length > 0 && ++turn === LIKE_THE_SIBLING;
    const update = { ...shadow.change(chosen), ...(isTurn ? alike : {}), ...on };
    const escaped = place % ESCAPED === ESCAPED - 1;
    shadow.see(yield ask(input, purposeOf(chosen), update, escaped ? { escaped } : {}));
    if (pending === undefined || !isOff(shadow)) continue;
    yield* pending;
    pending = undefined;
  }
  // What follows is refused, and must not turn off what is on.
  const on = Object.fromEntries(
    again.flatMap(({ name, type }) => (type === 'boolean' ? [[name, true]] : [])),
  );
  const update = { ...shadow.change(again), ...on };
  if (!shadow.clockMoves()) yield { pause: LONG_ENOUGH };
  shadow.see(yield ask(input, purposeOf(again), update));
  shadow.see(yield ask(input, 'send the same update again', update));
  if (pending !== undefined) yield* pending;
}

/** One in so many updates is spelled as other JSON libraries do. */
const ESCAPED = 3;

/** Which update of a text gives the webhook the text that another one of the agent has: nothing says that it is unique. */
const LIKE_THE_SIBLING = 5;

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

function isPlainText({ type, format, writeOnly }: Setting): boolean {
  return type === 'string' && format === undefined && !writeOnly;
}

/** Whether the plan knows the webhook to be off. */
function isOff(shadow: Shadow): boolean {
  return SWITCH !== undefined && shadow.value(SWITCH) === false;
}

/** Milliseconds after which the time of the last update has to have moved, with something to spare. */
const LONG_ENOUGH = 250 + 1000 * Math.max(...members.map(({ clock }) => clock?.resolution ?? 0));

/** What could be toggled, appended, counted or made unique instead of set. */
function repeated(settings: readonly Setting[]): Setting[] {
  return settings.filter(({ format, writeOnly }) => format === undefined && !writeOnly);
}

function purposeOf(chosen: readonly Setting[]): string {
  const names = chosen.map(({ name }) => name).join(', ');
  return chosen.length === 0 ? 'an empty update' : `update ${names}, leave the others`;
}

/** Updates of one setting at a time, and a read after each. */
export function* singleUpdates(input: PlanInput, shadow: Shadow): Plan {
  for (const setting of writable(input)) {
    shadow.see(yield ask(input, `update ${setting.name} alone`, shadow.change([setting])));
  }
  yield readBack(input);
}
