import type { Json, JsonObject } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { showsPlaceholder, standIn } from '../exchange/placeholder.ts';

/**
 * An update with texts of the same type, length and size in the place of its secrets' placeholders.
 *
 * @param text the body in which the update stands
 */
export function withStandIns(update: JsonObject, text: string): JsonObject {
  if (!showsPlaceholder(text)) return update;
  const members: Record<string, Json> = Object.create(null);
  for (const name of Object.keys(update)) members[name] = valueWithStandIns(update[name] ?? null);
  return members;
}

/** The same for one value; what lies within an object is left, as no setting is one. */
export function valueWithStandIns(value: Json): Json {
  if (typeof value === 'string') return standIn(value) ?? value;
  return isObject(value) || !Array.isArray(value) ? value : value.map(valueWithStandIns);
}
