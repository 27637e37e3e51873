import type { Setting } from '../../generated/contract.ts';
import { answers, members, operation } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson, sameJson } from '../exchange/json.ts';
import { goodValues, isUsual } from './good-values.ts';

/**
 * What a plan believes the webhook to be, so that what it sends differs from what is stored. It is a
 * guess for choosing values, not a judgement.
 */
export interface Shadow {
  /**
   * An update of these settings, each to a value that is in none of the others named, and that the webhook does not
   * have, where there is one. Values take turns.
   *
   * @param next settings that the next update carries, too: what is sent of them now is not read back
   */
  readonly change: (
    settings: readonly Setting[],
    others?: readonly JsonObject[],
    next?: readonly Setting[],
  ) => JsonObject;
  /** The same for an update that is to be refused: what it carries is as good as not sent. */
  readonly differ: (settings: readonly Setting[]) => JsonObject;
  /** Takes over what the webhook is known to be. */
  readonly know: (state: JsonObject) => void;
  /** Takes over what an answer shows. */
  readonly see: (exchanges: readonly Exchange[]) => void;
  /** The value that the webhook has, as far as the plan knows. */
  readonly value: (name: string) => Json | undefined;
  /** Milliseconds after which a change has to show another time than the one before, going by the times shown. */
  readonly untilTimeMoves: () => number;
  /** Some value of an enumeration is in none of the updates made so far. */
  readonly hasUntried: (setting: Setting) => boolean;
}

const clocks = members.flatMap(({ name, clock }) => (clock === undefined ? [] : [{ name, clock }]));
const CLOCKS = clocks.map(({ name }) => name);
/** In milliseconds. Clocks of several machines differ by up to as much again. */
const RESOLUTION = 1000 * Math.max(0, ...clocks.map(({ clock }) => clock.resolution));
/** What the judge adds to the resolution, and something to spare, in milliseconds. */
const SPARE = 250;
/** Any but a zero behind the second: tenths, or less. */
const FRACTION = /:\d\d[.,]\d*[1-9]/;

/** How often each value was chosen. */
type Uses = Map<string, number>;

/** A shadow that has seen nothing. */
export function createShadow(host?: string): Shadow {
  const values = new Map<string, Json>();
  const uses: Uses = new Map();
  const unread: Uses = new Map();
  const refused: Uses = new Map();
  const pairs = new Set<string>();
  let isFine = false;
  let isCoarse = false;

  const know = (state: JsonObject): void => {
    for (const [name, value] of Object.entries(state)) values.set(name, value);
    for (const name of CLOCKS) {
      if (FRACTION.test(String(state[name]))) isFine = true;
      else isCoarse ||= state[name] !== undefined;
    }
  };

  const known = new Map<string, Json[]>();
  const candidatesOf = (setting: Setting): Json[] => {
    const values = known.get(setting.name) ?? goodValues(setting, host);
    known.set(setting.name, values);
    return values;
  };

  // What is read back takes turns by itself, so that the limits of a setting are among it.
  const timesOf = (counted: Uses, key: string): number => {
    if (counted === refused) return refused.get(key) ?? 0;
    return (uses.get(key) ?? 0) + (counted === uses ? 0 : (unread.get(key) ?? 0));
  };

  const pick = (
    setting: Setting,
    chosen: ReadonlyMap<string, number>,
    others: readonly JsonObject[],
    counted: Uses,
  ): [Json, number] => {
    const candidates = candidatesOf(setting);
    const isAmong = (value: Json, taken: readonly (Json | undefined)[]): boolean =>
      taken.some((each) => sameJson(each, value, setting.unordered));
    const elsewhere = others.map((other) => other[setting.name]);
    // A secret that was refused may be stored all the same, and nobody sees it: it is always the same one.
    const spare = setting.writeOnly && candidates.length > 1 ? candidates.length - 1 : -1;
    const costs = candidates.map((value, index): number => {
      if (index === spare) return counted === refused ? -1 : Number.MAX_VALUE;
      if (isAmong(value, elsewhere)) return Number.POSITIVE_INFINITY;
      // Of two values, both taken, the one that the webhook has already.
      if (isAmong(value, [values.get(setting.name)])) return Number.MAX_VALUE;
      const fresh = [...chosen].filter(
        ([name, other]) => !pairs.has(pairKey(setting.name, index, name, other)),
      ).length;
      // Where a refused update is stored, it has to be seen that it was this one.
      const rank = counted === refused && isUsual(value) ? candidates.length : 0;
      return (
        timesOf(counted, `${setting.name}/${index}`) * 2 - fresh + rank + index / candidates.length
      );
    });
    const index = costs.indexOf(Math.min(...costs));
    return [candidates[index] ?? null, index];
  };

  const make = (
    settings: readonly Setting[],
    others: readonly JsonObject[],
    usesOf: (setting: Setting) => Uses,
  ): JsonObject => {
    const chosen = new Map<string, number>();
    const update: Record<string, Json> = {};
    for (const setting of settings) {
      const counted = usesOf(setting);
      const [value, index] = pick(setting, chosen, others, counted);
      if (counted !== refused)
        for (const [name, other] of chosen) pairs.add(pairKey(setting.name, index, name, other));
      chosen.set(setting.name, index);
      const key = `${setting.name}/${index}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
      update[setting.name] = value;
      if (setting.writeOnly) values.set(setting.name, value);
    }
    return update;
  };

  return {
    change: (settings, others = [], next = []) =>
      make(settings, others, (setting) => (next.includes(setting) ? unread : uses)),
    differ: (settings) => make(settings, [], () => refused),
    know,
    see: (exchanges) => {
      for (const exchange of exchanges) {
        const state = stateOf(exchange);
        if (state !== undefined) know(state);
      }
    },
    value: (name) => values.get(name),
    untilTimeMoves: () => SPARE + (isFine && !isCoarse ? 0 : 2 * RESOLUTION),
    hasUntried: (setting) =>
      setting.enum?.some((_, index) => {
        const key = `${setting.name}/${index}`;
        return !uses.has(key) && !unread.has(key);
      }) === true,
  };
}

/** The webhook that an answer shows; undefined where it shows none. */
export function stateOf({ response }: Exchange): JsonObject | undefined {
  if (response?.status !== answers.success.status) return undefined;
  const state = at(parseJson(response.body), operation.state);
  return isObject(state) ? state : undefined;
}

function pairKey(a: string, i: number, b: string, j: number): string {
  return `${a}=${i}&${b}=${j}`;
}
