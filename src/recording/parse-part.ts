import type { JsonObject } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import type { Part } from './part.ts';
import type { Place } from './recording-error.ts';
import { RecordingError } from './recording-error.ts';

/**
 * Parses a part that is an object.
 *
 * @throws RecordingError with the place where it is malformed; the message shows nothing of what stands there
 */
export function parsePart(part: Part & { readonly bytes: Buffer }): JsonObject {
  const value = part.value ?? parse(part, part.bytes.toString('utf8'));
  if (isObject(value)) return value;
  throw new RecordingError('Here an object is expected', part);
}

/** Parses a part of any kind. */
export function parseMember(part: Part & { readonly bytes: Buffer }): unknown {
  return parse(part, part.bytes.toString('utf8'));
}

function parse(part: Part, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    throw new RecordingError(
      'The JSON is malformed',
      at === undefined ? part : placeIn(text.slice(0, Number(at)), part),
    );
  }
}

/** Where a text ends that begins at a place. */
function placeIn(text: string, { line, column }: Place): Place {
  const lines = text.split('\n');
  const last = Buffer.byteLength(lines.at(-1) ?? '');
  return { line: line + lines.length - 1, column: lines.length === 1 ? column + last : last + 1 };
}
