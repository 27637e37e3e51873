import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

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
  const limits = { maxOutputLength: most };
  try {
    switch (coding?.trim().toLowerCase() ?? 'identity') {
      case 'identity':
      case '':
        return body;
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, limits);
      case 'deflate':
        return inflateSync(body, limits);
      case 'br':
        return brotliDecompressSync(body, limits);
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
