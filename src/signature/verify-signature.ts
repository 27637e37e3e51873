import { decodeSignature } from './decode-signature.ts';

/** How the bytes of a signature are written as text. */
export type SignatureEncoding = 'hex' | 'base64';

export interface SignatureInput {
  /** The delivery's body as it came, before anything parses or decodes it. */
  readonly body: Uint8Array | ArrayBuffer;
  /** The value of the signature header; check for an absent header first. */
  readonly signature: string;
  /** The webhook's `webhook_secret`; a text stands for its UTF-8 bytes. */
  readonly secret: string | Uint8Array;
  readonly encoding: SignatureEncoding;
  /** What stands before the signature in the header, such as `sha256=`; required to be there if given. */
  readonly prefix?: string | undefined;
}

/**
 * Whether a delivery was signed with the webhook's secret: HMAC-SHA256 over the raw body.
 *
 * The documentation asks for the check and names the algorithm ("Implement proper signature verification
 * using the webhook secret for security"), and leaves open
 *
 * - the **header** that carries the signature, so its value is handed in;
 * - its **encoding** and **prefix**, so both are parameters and none is guessed;
 * - **which bytes** are signed; taken here is the body alone. If the service signs a timestamp or an id
 *   with it, put those bytes together and hand them in as `body`;
 * - **replays**: a copied delivery verifies again. Without a signed timestamp only the receiver can tell,
 *   by the event's own id.
 *
 * The comparison is `crypto.subtle.verify`, whose time does not depend on where signatures differ.
 *
 * @returns false for a signature that is wrong, cut, of another encoding or lacks its prefix
 * @throws {TypeError} for arguments that can never verify: a body that is text, an empty secret
 */
export async function verifySignature(input: SignatureInput): Promise<boolean> {
  const { body, signature, secret, encoding, prefix = '' } = input;
  if (!isBytes(body) && tagOf(body) !== 'ArrayBuffer') {
    throw new TypeError('body must be a Uint8Array or an ArrayBuffer: the raw bytes, not text.');
  }
  if (typeof signature !== 'string') throw new TypeError('signature must be a string.');
  if (typeof prefix !== 'string') throw new TypeError('prefix must be a string.');
  if (encoding !== 'hex' && encoding !== 'base64') {
    throw new TypeError("encoding must be 'hex' or 'base64'.");
  }
  // A copy before anything is awaited, so that nobody changes it meanwhile; Web Crypto takes no shared
  // memory either.
  const signed = new Uint8Array(body);
  const key = await importKey(secret);
  const decoded = signature.startsWith(prefix)
    ? decodeSignature(signature.slice(prefix.length), encoding)
    : undefined;
  if (decoded === undefined) return false;
  return await crypto.subtle.verify('HMAC', key, decoded, signed);
}

async function importKey(secret: unknown): ReturnType<typeof crypto.subtle.importKey> {
  if (typeof secret !== 'string' && !isBytes(secret)) {
    throw new TypeError('secret must be a string or a Uint8Array.');
  }
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
  // Anybody can sign with an empty key: it is a setting that was not read, not a secret.
  if (bytes.byteLength === 0) throw new TypeError('secret must not be empty.');
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return await crypto.subtle.importKey('raw', new Uint8Array(bytes), algorithm, false, ['verify']);
}

function isBytes(value: unknown): value is Uint8Array {
  return tagOf(value) === 'Uint8Array';
}

// `instanceof` would refuse what another realm made: a frame, a worker, a test environment.
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
