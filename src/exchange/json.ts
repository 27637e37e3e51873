import { remember } from './remember.ts';

/** A JSON value, as `JSON.parse` gives it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Tells whether a value is a JSON object: neither a list nor a scalar. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What walks a value calls itself, so deeper ones are not read, as RFC 8259 §9 permits a parser. */
const DEEPEST = 1_000;

/** The long text that was parsed last: plan and judge read the same answer, one after the other. */
const latest: { text: string; value: Json | undefined } = { text: '', value: undefined };

/** The keys of a pointer, in turn. */
const keysOf = remember((pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
);

/** Parses a text; undefined where it is not JSON, or is nested more than 1,000 deep. */
export function parseJson(text: string): Json | undefined {
  // What is too short to be too deep is parsed sooner than it is compared.
  if (text.length <= 2 * DEEPEST) return parsed(text);
  if (text !== latest.text) {
    latest.text = text;
    latest.value = isDeep(text) ? undefined : parsed(text);
  }
  return latest.value;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Whether lists and objects in a text that may be JSON lie too deep within each other. */
export function isDeep(text: string): boolean {
  if (opens(text, '[') + opens(text, '{') <= DEEPEST) return false;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** How often a character occurs in a text, as far as a depth can come of it. */
function opens(text: string, character: string): number {
  let count = 0;
  let place = text.indexOf(character);
  while (place >= 0 && count <= DEEPEST) {
    count += 1;
    place = text.indexOf(character, place + 1);
  }
  return count;
}

/**
 * Tells whether two values are the same JSON.
 *
 * @param unordered lists are compared as bags: the order of their entries does not count
 */
export function sameJson(a: Json | undefined, b: Json | undefined, unordered = false): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && (sameLists(a, b) || (unordered && sameBags(a, b)));
  }
  return isObject(a) && isObject(b) && sameObjects(a, b);
}

function sameLists(a: readonly Json[], b: readonly Json[]): boolean {
  for (let place = 0; place < a.length; place += 1) {
    if (!sameJson(a[place], b[place])) return false;
  }
  return true;
}

function sameBags(a: readonly Json[], b: readonly Json[]): boolean {
  const left: Json[] = [...b];
  return a.every((entry) => {
    const place = left.findIndex((other) => sameJson(entry, other));
    return place >= 0 && left.splice(place, 1).length === 1;
  });
}

function sameObjects(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** Follows a JSON pointer such as `/data/name`; undefined where nothing stands. */
export function at(value: Json | undefined, pointer: string): Json | undefined {
  let here: Json | undefined = value;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(here)) here = here[Number(key)];
    else if (isObject(here) && Object.hasOwn(here, key)) here = here[key];
    else return undefined;
  }
  return here;
}
