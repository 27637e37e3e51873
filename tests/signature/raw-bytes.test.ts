import { createHmac } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { SignatureInput } from '../../src/signature/index.ts';
import { verifySignature } from '../../src/signature/index.ts';
import { bytes } from './rfc4231.ts';

// RFC 4231, section 4.3.
const good: SignatureInput = {
  body: new TextEncoder().encode('what do ya want for nothing?'),
  secret: 'Jefe',
  signature: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  encoding: 'hex',
};

describe('raw bytes', () => {
  test('of every kind of view', async () => {
    const { body } = good as { body: Uint8Array<ArrayBuffer> };
    const padded = new Uint8Array([1, 2, ...body, 3]);
    const shared = new Uint8Array(new SharedArrayBuffer(body.length));
    shared.set(body);
    const otherRealm: Uint8Array = runInNewContext(`new Uint8Array([${body}])`);
    for (const each of [
      body.buffer,
      Buffer.from(body),
      padded.subarray(2, -1),
      shared,
      otherRealm,
      otherRealm.buffer as ArrayBuffer,
    ]) {
      expect(await verifySignature({ ...good, body: each })).toBe(true);
    }
    expect(await verifySignature({ ...good, body: padded })).toBe(false);
  });

  test('that are no text stay what they are', async () => {
    const secret = 'key';
    const body = bytes('ff00fe80efbbbf0d0a');
    const own = createHmac('sha256', secret).update(body).digest('hex');
    const input = { body, secret, encoding: 'hex' } as const;
    expect(await verifySignature({ ...input, signature: own })).toBe(true);
    const decoded = new TextEncoder().encode(new TextDecoder().decode(body));
    expect(await verifySignature({ ...input, body: decoded, signature: own })).toBe(false);
  });

  test('an empty body has a signature too', async () => {
    const signature = createHmac('sha256', 'Jefe').digest('hex');
    expect(await verifySignature({ ...good, body: new Uint8Array(0), signature })).toBe(true);
    expect(await verifySignature({ ...good, body: new Uint8Array(0) })).toBe(false);
  });

  test('changed after the call change nothing', async () => {
    const body = new TextEncoder().encode('what do ya want for nothing?');
    const verifying = verifySignature({ ...good, body });
    body.fill(0);
    expect(await verifying).toBe(true);
  });
});
