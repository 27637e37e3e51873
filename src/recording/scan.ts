/** Bytes of JSON that mean something outside of texts. */
export const byteOf = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  closeList: 0x5d,
  open: 0x7b,
  close: 0x7d,
} as const;

export const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;

const STRUCTURE = new Uint8Array(256);
for (const byte of [...Object.values(byteOf), NEWLINE]) STRUCTURE[byte] = 1;
STRUCTURE[byteOf.comma] = 0;
STRUCTURE[byteOf.colon] = 0;

/** White space, and the byte order mark of UTF-8. */
const BLANKS = new Set([0x20, 0x09, 0x0d, NEWLINE, 0xef, 0xbb, 0xbf]);

/** Whether a byte between values says nothing. */
export function isBlank(byte: number): boolean {
  return BLANKS.has(byte);
}

/** How far a stream of JSON was passed over. */
export interface Scan {
  /** Objects and lists that are open. */
  depth: number;
  inText: boolean;
  /** The last byte of the chunk before was a backslash in a text. */
  escaped: boolean;
  /** Lines so far, from 1, and the offset in the stream of the first byte of this one. */
  line: number;
  lineStart: number;
  /** The offset in the stream of the chunk's first byte. */
  base: number;
}

/** A scan of a stream that has not begun. */
export function newScan(): Scan {
  return { depth: 0, inText: false, escaped: false, line: 1, lineStart: 0, base: 0 };
}

/** Passes to behind the end of a text, or of the chunk. Returns where it got to. */
export function passText(scan: Scan, bytes: Buffer, from: number): number {
  const { length } = bytes;
  let index = scan.escaped ? from + 1 : from;
  scan.escaped = false;
  while (index < length) {
    const byte = bytes[index++];
    if (byte === byteOf.quote) {
      scan.inText = false;
      return index;
    }
    if (byte === BACKSLASH) index += 1;
  }
  scan.escaped = index > length;
  return length;
}

/** Passes over values that lie deeper than `floor`, to behind their end or that of the chunk. */
export function passNested(scan: Scan, bytes: Buffer, from: number, floor: number): number {
  const { length } = bytes;
  let { depth } = scan;
  let index = from;
  while (index < length && depth > floor) {
    const byte = bytes[index++] ?? 0;
    if (STRUCTURE[byte] === 0) continue;
    if (byte === byteOf.quote) {
      scan.inText = true;
      index = passText(scan, bytes, index);
    } else if (byte === NEWLINE) newLine(scan, index);
    else if (byte === byteOf.open || byte === byteOf.openList) depth += 1;
    else depth -= 1;
  }
  scan.depth = depth;
  return index;
}

/** Counts a line that ended just before an index. */
export function newLine(scan: Scan, index: number): void {
  scan.line += 1;
  scan.lineStart = scan.base + index;
}

/** Whether a byte ends a line. */
export function endsLine(byte: number): boolean {
  return byte === NEWLINE;
}
