import type { SignatureEncoding } from './verify-signature.ts';

/** Length of an HMAC-SHA256 in bytes. */
const LENGTH = 32;

/**
 * The bytes that a text stands for, or undefined if it is not exactly one whole signature: hex in either
 * case, base64 of the standard alphabet with its padding (RFC 4648, section 4), nothing around it.
 */
export function decodeSignature(
  text: string,
  encoding: SignatureEncoding,
): Uint8Array<ArrayBuffer> | undefined {
  return encoding === 'hex' ? decodeHex(text) : decodeBase64(text);
}

function decodeHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length !== LENGTH * 2 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Uint8Array.from({ length: LENGTH }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  // Written back it must be the same text: `atob` ignores blanks, missing padding and stray bits, and one
  // signature should have one form.
  if (binary.length !== LENGTH || btoa(binary) !== text) return undefined;
  return Uint8Array.from(binary, (byte) => byte.charCodeAt(0));
}
