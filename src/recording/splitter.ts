import type { JsonObject } from '../exchange/json.ts';
import type { Part } from './part.ts';
import { createGatherer } from './part.ts';
import type { Place } from './recording-error.ts';
import { RecordingError } from './recording-error.ts';
import {
  byteOf,
  endsLine,
  isBlank,
  NEWLINE,
  newLine,
  newScan,
  passNested,
  passText,
} from './scan.ts';
import { wholeLine } from './whole-line.ts';

/** Cuts a stream of bytes into parts. */
export interface Splitter {
  /** @throws RecordingError where the bytes are no JSON of a kind that recordings have */
  readonly push: (chunk: Buffer) => void;
  /** Tells where the stream is cut off, if it ends within a value. */
  readonly end: () => RecordingError | undefined;
  /** Whether there was a list of entries, perhaps an empty one. */
  readonly hasEntries: () => boolean;
}

/** In which container the reader is: the outermost level, an object or list there, `log`, or its entries. */
type Where = 'top' | 'object' | 'list' | 'log' | 'entries';

/** How deep each container lies. What lies deeper is passed over without a look at what it says. */
const DEPTH: Readonly<Record<Where, number>> = { top: 0, object: 1, list: 1, log: 2, entries: 3 };

/**
 * A splitter. It looks for the boundaries of parts and leaves the rest to `JSON.parse`, which is several
 * times as quick as any parser of streams; only one part is in memory at a time. The memory of a chunk
 * may be used again once `push` returns.
 *
 * @param parses whether who takes the parts parses them all, so that parsing whole lines saves work
 */
export function createSplitter(take: (part: Part) => void, parses = true): Splitter {
  const scan = newScan();
  const parts = createGatherer(take);
  let where: Where = 'top';
  let chunk: Buffer = Buffer.alloc(0);
  let key = '';
  let expectsKey = false;
  let readsKey = false;
  let listed = false;
  /** Until an object that begins a line turns out not to be all that the line holds; the entries may differ. */
  let readsLines = parses;

  const placeOf = (index: number): Place => ({
    line: scan.line,
    column: scan.base + index - scan.lineStart + 1,
  });
  const headOf = (kind: Part['kind'], index: number): Omit<Part, 'bytes'> => ({
    kind,
    key,
    offset: scan.base + index,
    ...placeOf(index),
  });
  const begin = (kind: Part['kind'], index: number): void =>
    parts.begin(headOf(kind, index), index);
  /** Takes an object that is a line by itself. Returns the index behind it, or the same one where it is none. */
  const takeLine = (index: number): number => {
    if (!readsLines || where === 'object' || where === 'log') return index;
    const newline = chunk.indexOf(NEWLINE, index);
    if (newline < 0) return index;
    const line = wholeLine(chunk, index, newline);
    readsLines = line !== undefined && !isHar(line.value);
    if (line === undefined || !readsLines) return index;
    const { value, end } = line;
    const kind = where === 'entries' ? 'entry' : 'record';
    take({ ...headOf(kind, index), bytes: chunk.subarray(index, end), value });
    return end;
  };
  const enter = (to: Where): void => {
    where = to;
    scan.depth = DEPTH[to];
    expectsKey = to === 'object' || to === 'log';
    key = '';
    if (to === 'entries') readsLines = parses;
  };
  const leave = (to: Where): void => {
    enter(to);
    expectsKey = false;
  };
  /** An element of a list begins, or the list ends. */
  const element = (kind: Part['kind'], byte: number, index: number, outer: Where): void => {
    if (byte === byteOf.open) {
      begin(kind, index);
      scan.depth += 1;
    } else if (byte === byteOf.closeList) leave(outer);
    else if (byte !== byteOf.comma)
      throw new RecordingError('Here an object is expected', placeOf(index));
  };

  /** One byte in a container of which it matters what it holds; neither blank nor of a text. */
  const look: Readonly<Record<Where, (byte: number, index: number) => void>> = {
    top: (byte, index) => {
      if (byte === byteOf.open) {
        begin('record', index);
        enter('object');
      } else if (byte === byteOf.openList) enter('list');
      else throw new RecordingError('This is no JSON', placeOf(index));
    },
    object: (byte, index) => {
      if (byte === byteOf.open && key === 'log') {
        parts.drop();
        enter('log');
      } else if (byte === byteOf.open || byte === byteOf.openList) scan.depth += 1;
      else if (byte === byteOf.close) {
        parts.finish(chunk, index + 1);
        leave('top');
      } else if (byte === byteOf.comma) expectsKey = true;
    },
    list: (byte, index) => element('record', byte, index, 'top'),
    log: (byte, index) => {
      const ends = byte === byteOf.close;
      if (ends || byte === byteOf.comma) {
        parts.finish(chunk, index);
        expectsKey = true;
        if (ends) leave('object');
      } else if (byte === byteOf.openList && key === 'entries') {
        listed = true;
        enter('entries');
      } else if (byte !== byteOf.colon) {
        if (!parts.isOpen()) begin('member', index);
        if (byte === byteOf.open || byte === byteOf.openList) scan.depth += 1;
      }
    },
    entries: (byte, index) => element('entry', byte, index, 'log'),
  };

  const text = (from: number): number => {
    const end = passText(scan, chunk, from);
    if (readsKey) key += chunk.toString('latin1', from, scan.inText ? end : end - 1);
    if (!scan.inText) readsKey = false;
    return end;
  };
  const beginText = (index: number): void => {
    if (where === 'top' || where === 'list' || where === 'entries')
      throw new RecordingError('Here an object is expected', placeOf(index));
    scan.inText = true;
    readsKey = expectsKey;
    if (expectsKey) key = '';
    else if (where === 'log' && !parts.isOpen()) begin('member', index);
    expectsKey = false;
  };

  /** What stands at an index is passed. Returns the next one. */
  const pass = (index: number): number => {
    if (scan.inText) return text(index);
    if (scan.depth > DEPTH[where]) {
      const end = passNested(scan, chunk, index, DEPTH[where]);
      const isElement = where === 'list' || where === 'entries';
      if (isElement && scan.depth === DEPTH[where]) parts.finish(chunk, end);
      return end;
    }
    const byte = chunk[index] ?? 0;
    const behind = byte === byteOf.open ? takeLine(index) : index;
    if (behind > index) return behind;
    if (byte === byteOf.quote) beginText(index);
    else if (endsLine(byte)) newLine(scan, index + 1);
    else if (!isBlank(byte)) look[where](byte, index);
    return index + 1;
  };

  return {
    push: (bytes) => {
      chunk = bytes;
      for (let index = 0; index < bytes.length; ) index = pass(index);
      parts.carry(bytes);
      scan.base += bytes.length;
    },
    hasEntries: () => listed,
    end: () =>
      where === 'top'
        ? undefined
        : new RecordingError('The recording ends in the middle', placeOf(0)),
  };
}

/** Whether an object is a HAR file as a whole, whose entries are taken one by one. */
function isHar(value: JsonObject): boolean {
  return Object.hasOwn(value, 'log');
}
