import type { Setting } from '../../generated/contract.ts';
import type { Json } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';

const TRUE = new Set(['1', 'true', 'on', 'yes', 'y', 't']);
const FALSE = new Set(['0', 'false', 'off', 'no', 'n', 'f']);
const NUMERAL = /^[+-]?\d+(\.0*)?$/;

/**
 * What a lenient server may take a value for without changing what it says: `"45"` for 45, 1 for
 * true, 5 for `"5"`, a text without the blanks around it. A reading that invents or changes a value
 * (`"45abc"` for 45, 5.5 for 5) is none.
 *
 * @returns the other readings; the value itself is not among them
 */
export function interpretations(setting: Setting, value: Json): Json[] {
  // Some validators take a list of one for its entry.
  if (setting.type !== 'array' && Array.isArray(value) && value.length === 1)
    return value.flatMap((entry: Json) => [entry, ...interpretations(setting, entry)]);
  switch (setting.type) {
    case 'string':
      return asText(value);
    case 'integer':
      return asInteger(value);
    case 'boolean':
      return asBoolean(value);
    case 'array':
      return asList(value);
  }
}

/** A text without any of these is composed as it stands: below them, each character is one by itself. */
const COMPOSABLE = /[\u0300-\uffff]/;

function asText(value: Json): Json[] {
  if (typeof value === 'string') {
    const trimmed = value.trim();
    if (!COMPOSABLE.test(value)) return trimmed === value ? [] : [trimmed];
    const texts = new Set([trimmed, value.normalize('NFC'), trimmed.normalize('NFC')]);
    return [...texts].filter((text) => text !== value);
  }
  if (typeof value === 'boolean') return [String(value), value ? '1' : '0'];
  return typeof value === 'number' ? [String(value)] : [];
}

function asInteger(value: Json): Json[] {
  if (typeof value === 'boolean') return [value ? 1 : 0];
  if (typeof value !== 'string') return [];
  return NUMERAL.test(value.trim()) ? [Number(value)] : [];
}

function asBoolean(value: Json): Json[] {
  if (typeof value !== 'number' && typeof value !== 'string') return [];
  const word = String(value).trim().toLowerCase();
  if (TRUE.has(word)) return [true];
  return FALSE.has(word) ? [false] : [];
}

/** Some frameworks take one value for a list of one, a text for values with commas, an object for its values. */
function asList(value: Json): Json[] {
  if (typeof value === 'string') return [value.split(',').map((entry) => entry.trim())];
  if (isObject(value)) return [Object.values(value)];
  if (!Array.isArray(value)) return [];
  const single = value.map((entry: Json) =>
    Array.isArray(entry) && entry.length === 1 ? entry[0] : entry,
  );
  return [single.map((entry: Json) => (typeof entry === 'string' ? entry.trim() : entry))];
}
