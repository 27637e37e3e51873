import type { JsonObject } from '../exchange/json.ts';
import type { Place } from './recording-error.ts';

/**
 * A part of a recording that is whole and is parsed by itself.
 * - `entry`: an element of a HAR file's `log.entries` · `member`: another member of its `log`
 * - `record`: an object by itself, as in JSON lines, or an element of an outermost list
 */
export interface Part extends Place {
  readonly kind: 'entry' | 'member' | 'record';
  /** The name of a member. */
  readonly key: string;
  /** Undefined where the part is larger than anybody reads. */
  readonly bytes: Buffer | undefined;
  /** What stands in it, where it was parsed already. */
  readonly value?: JsonObject;
  /** Where its first byte stands, from the beginning of the recording. */
  readonly offset: number;
}

/** Larger parts are left out: no update of a webhook is one, and memory has an end. */
const LARGEST = 64_000_000;

/** Gathers the bytes of one part after another out of chunks. */
export interface Gatherer {
  readonly isOpen: () => boolean;
  /** The next part begins at an index of the chunk. */
  readonly begin: (head: Omit<Part, 'bytes'>, index: number) => void;
  /** The part ends ahead of an index of the chunk. */
  readonly finish: (chunk: Buffer, index: number) => void;
  /** The chunk ends within the part, if there is one. */
  readonly carry: (chunk: Buffer) => void;
  /** There is no such part. */
  readonly drop: () => void;
}

/** A gatherer that hands each whole part on. */
export function createGatherer(take: (part: Part) => void): Gatherer {
  let head: Omit<Part, 'bytes'> | undefined;
  let start = 0;
  let pieces: Buffer[] = [];
  let size = 0;
  const hold = (chunk: Buffer, end: number): void => {
    size += end - start;
    if (size > LARGEST) pieces = [];
    // The chunk's memory is used again for the next one.
    else if (end < chunk.length) pieces.push(chunk.subarray(start, end));
    else pieces.push(Buffer.from(chunk.subarray(start, end)));
    start = 0;
  };
  return {
    isOpen: () => head !== undefined,
    begin: (next, index) => {
      head = next;
      start = index;
      pieces = [];
      size = 0;
    },
    finish: (chunk, index) => {
      if (head === undefined) return;
      hold(chunk, index);
      const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
      const part: Part = { ...head, bytes: size > LARGEST ? undefined : bytes };
      head = undefined;
      pieces = [];
      take(part);
    },
    carry: (chunk) => {
      if (head !== undefined) hold(chunk, chunk.length);
    },
    drop: () => {
      head = undefined;
      pieces = [];
    },
  };
}
