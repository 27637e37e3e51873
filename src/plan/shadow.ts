import type { Setting } from '../../generated/contract.ts';
import { answers, members, operation } from '../../generated/contract.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Json, JsonObject } from '../exchange/json.ts';
import { at, isObject, parseJson, sameJson } from '../exchange/json.ts';
import { goodValues } from './good-values.ts';

/**
 * What a plan believes the webhook to be, so that what it sends differs from what is stored. It is a
 * guess for choosing values, not a judgement.
 */
export interface Shadow {
  /** An update of these settings, each to a value that is in none of the others named, and that the webhook does not have, where there is one. */
  readonly change: (settings: readonly Setting[], others?: readonly JsonObject[]) => JsonObject;
  /** Takes over what the webhook is known to be. */
  readonly know: (state: JsonObject) => void;
  /** Takes over what an answer shows. */
  readonly see: (exchanges: readonly Exchange[]) => void;
  /** The value that the webhook has, as far as the plan knows. */
  readonly value: (name: string) => Json | undefined;
  /** Two updates that changed something were answered with different times. */
  readonly clockMoves: () => boolean;
}

/** A shadow that has seen nothing. */
export function createShadow(host?: string): Shadow {
  const values = new Map<string, Json>();
  const uses = new Map<string, number>();
  const pairs = new Set<string>();
  const times = new Set<string>();
  const clocks = members.filter(({ clock }) => clock !== undefined).map(({ name }) => name);

  const known = new Map<string, Json[]>();
  const candidatesOf = (setting: Setting): Json[] => {
    const values = known.get(setting.name) ?? goodValues(setting, host);
    known.set(setting.name, values);
    return values;
  };

  const pick = (
    setting: Setting,
    chosen: ReadonlyMap<string, number>,
    others: readonly JsonObject[],
  ): [Json, number] => {
    const candidates = candidatesOf(setting);
    const isAmong = (value: Json, taken: readonly (Json | undefined)[]): boolean =>
      taken.some((each) => sameJson(each, value, setting.unordered));
    const elsewhere = others.map((other) => other[setting.name]);
    const costs = candidates.map((value, index): number => {
      if (isAmong(value, elsewhere)) return Number.POSITIVE_INFINITY;
      // Of two values, both taken, the one that the webhook has already.
      if (isAmong(value, [values.get(setting.name)])) return Number.MAX_VALUE;
      const fresh = [...chosen].filter(
        ([name, other]) => !pairs.has(pairKey(setting.name, index, name, other)),
      ).length;
      return (uses.get(`${setting.name}/${index}`) ?? 0) * 2 - fresh + index / candidates.length;
    });
    const index = costs.indexOf(Math.min(...costs));
    return [candidates[index] ?? null, index];
  };

  return {
    change: (settings, others = []) => {
      const chosen = new Map<string, number>();
      const update: Record<string, Json> = {};
      for (const setting of settings) {
        const [value, index] = pick(setting, chosen, others);
        for (const [name, other] of chosen) pairs.add(pairKey(setting.name, index, name, other));
        chosen.set(setting.name, index);
        uses.set(`${setting.name}/${index}`, (uses.get(`${setting.name}/${index}`) ?? 0) + 1);
        update[setting.name] = value;
        if (setting.writeOnly) values.set(setting.name, value);
      }
      return update;
    },
    know: (state) => {
      for (const [name, value] of Object.entries(state)) values.set(name, value);
    },
    see: (exchanges) => {
      for (const exchange of exchanges) {
        const state = stateOf(exchange);
        if (state !== undefined && exchange.request.body !== '{}')
          times.add(JSON.stringify(clocks.map((name) => state[name])));
        if (state !== undefined)
          for (const [name, value] of Object.entries(state)) values.set(name, value);
      }
    },
    value: (name) => values.get(name),
    clockMoves: () => times.size > 1,
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
