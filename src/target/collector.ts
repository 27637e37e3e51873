/** Bytes put together as they come. */
export interface Collector {
  /** Takes some more. Returns false where there are too many, and keeps none of them then. */
  readonly add: (chunk: Buffer) => boolean;
  /** All that were taken. */
  readonly bytes: () => Buffer;
}

/**
 * A collector of at most so many bytes. One buffer grows with them: a list of the chunks would take a
 * hundred times the memory where a server sends each byte by itself.
 */
export function createCollector(most: number): Collector {
  let buffer = Buffer.alloc(0);
  let length = 0;
  return {
    add: (chunk) => {
      if (length + chunk.length > most) {
        buffer = Buffer.alloc(0);
        length = 0;
        return false;
      }
      if (length + chunk.length > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.max(2 * buffer.length, length + chunk.length));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      chunk.copy(buffer, length);
      length += chunk.length;
      return true;
    },
    bytes: () => buffer.subarray(0, length),
  };
}
