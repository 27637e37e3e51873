import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

type Unpack = (body: Buffer, limits: { readonly maxOutputLength: number }) => Buffer;

const asItIs: Unpack = (body) => body;

/** What undoes each coding that is known here. */
const CODINGS = new Map<string, Unpack>([
  ['', asItIs],
  ['identity', asItIs],
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);

/** Whether a Content-Encoding header names a coding that is known here. */
export function isCoding(coding: string): boolean {
  return CODINGS.has(coding.trim().toLowerCase());
}

/**
 * A body without the coding in which it came (RFC 9110 §8.4.1), as every client of HTTP reads it.
 *
 * @param coding what the Content-Encoding header says
 * @param most how many bytes it may have
 * @returns undefined where it is not what the header says, is larger, or has a coding that is not known here
 */
export function unpacked(
  body: Buffer,
  coding: string | undefined,
  most: number,
): Buffer | undefined {
  try {
    return CODINGS.get((coding ?? '').trim().toLowerCase())?.(body, { maxOutputLength: most });
  } catch {
    return undefined;
  }
}
