import type { JsonObject } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { byteOf, isBlank } from './scan.ts';

/** An object that ends with its line. */
export interface WholeLine {
  readonly value: JsonObject;
  /** The index behind its last byte. */
  readonly end: number;
}

/**
 * The object that begins at an index, where it takes the rest of the line, with or without a comma. Most
 * recorders write an entry to a line, and the engine finds the end of a line, and parses it, in less time
 * than it takes to look at each byte.
 *
 * @param newline the index at which the line ends
 * @returns undefined where the line ends in the middle of a value, holds more than one, or is no JSON
 */
export function wholeLine(chunk: Buffer, index: number, newline: number): WholeLine | undefined {
  let end = withoutBlanks(chunk, newline);
  if (chunk[end - 1] === byteOf.comma) end = withoutBlanks(chunk, end - 1);
  if (chunk[end - 1] !== byteOf.close) return undefined;
  try {
    const value: unknown = JSON.parse(chunk.toString('utf8', index, end));
    return isObject(value) ? { value, end } : undefined;
  } catch {
    // Whoever looks at each byte finds the place.
    return undefined;
  }
}

function withoutBlanks(chunk: Buffer, end: number): number {
  let last = end;
  while (last > 0 && isBlank(chunk[last - 1] ?? 0)) last -= 1;
  return last;
}
