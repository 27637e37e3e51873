import { closeSync, openSync, readSync } from 'node:fs';
import { stdin } from 'node:process';
import { RecordingError } from './recording-error.ts';

/** Bytes of a recording, chunk by chunk. The memory of a chunk is used again for the next. */
export type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>;

const CHUNK = 1 << 20;

/** The first bytes of formats in which recordings are packed. */
const PACKED: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
];
/** Byte order marks of UTF-16, in which some programs save JSON. */
const WIDE = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** The chunks of a file. */
export function* fileChunks(file: string): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  try {
    const memory = Buffer.allocUnsafe(CHUNK);
    while (true) {
      const size = readSync(descriptor, memory, 0, CHUNK, null);
      if (size === 0) return;
      yield memory.subarray(0, size);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** What is sent to standard input. */
export function inputChunks(): AsyncIterable<Buffer> {
  return stdin;
}

/**
 * Looks at the first chunk.
 *
 * @throws RecordingError for what has to be unpacked or converted first
 */
export function checkBeginning(chunk: Buffer): void {
  const begins = (bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => chunk[index] === byte);
  const packed = PACKED.find(([bytes]) => begins(bytes));
  if (packed !== undefined)
    throw new RecordingError(`It is packed (${packed[1]}); unpack it first`);
  if (WIDE.some(begins)) throw new RecordingError('It is UTF-16; convert it to UTF-8 first');
}
