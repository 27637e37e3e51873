import { expect, test } from 'vitest';
import { verifySignature } from '../../src/signature/index.ts';
import { base64, bytes, truncated, vectors } from './rfc4231.ts';

test.each(vectors)('RFC 4231, section $section', async ({ key, data, hmac }) => {
  const body = bytes(data);
  const secret = bytes(key);
  expect(await verifySignature({ body, secret, signature: hmac, encoding: 'hex' })).toBe(true);
  const inBase64 = { body, secret, signature: base64(hmac), encoding: 'base64' } as const;
  expect(await verifySignature(inBase64)).toBe(true);
});

test('the URL-safe alphabet is another encoding', async () => {
  const forms = vectors.map(({ key, data, hmac }) => {
    const signature = base64(hmac).replaceAll('+', '-').replaceAll('/', '_');
    return { body: bytes(data), secret: bytes(key), signature, encoding: 'base64' } as const;
  });
  const different = forms.filter(({ signature }) => /[-_]/.test(signature));
  expect(different.length).toBeGreaterThan(0);
  for (const each of different) expect(await verifySignature(each)).toBe(false);
});

test('section 4.6: a truncated signature is none', async () => {
  const { key, data, hmac } = truncated;
  const input = { body: bytes(data), secret: bytes(key), encoding: 'hex' } as const;
  expect(await verifySignature({ ...input, signature: hmac })).toBe(false);
  expect(await verifySignature({ ...input, signature: hmac.padEnd(64, '0') })).toBe(false);
});

test.each(vectors)('section $section with one bit changed, anywhere', async (vector) => {
  const { key, data, hmac } = vector;
  const verify = (body: Uint8Array, secret: Uint8Array, signature: string) =>
    verifySignature({ body, secret, signature, encoding: 'hex' });
  const results = await Promise.all([
    ...flips(bytes(hmac)).map((each) => verify(bytes(data), bytes(key), hex(each))),
    ...flips(bytes(data)).map((each) => verify(each, bytes(key), hmac)),
    // A key above the block size is hashed first, so every bit of it counts too.
    ...flips(bytes(key)).map((each) => verify(bytes(data), each, hmac)),
  ]);
  expect(results.length).toBeGreaterThan(256);
  expect(results).not.toContain(true);
});

test('a text stands for its UTF-8 bytes', async () => {
  const [, jefe] = vectors;
  const signature = jefe?.hmac ?? '';
  const body = new TextEncoder().encode('what do ya want for nothing?');
  const input = { body, signature, encoding: 'hex' } as const;
  expect(await verifySignature({ ...input, secret: 'Jefe' })).toBe(true);
  expect(await verifySignature({ ...input, secret: 'jefe' })).toBe(false);
  const umlauts = 'Schlüssel 🔑';
  const own = await sign(new TextEncoder().encode(umlauts), body);
  expect(await verifySignature({ ...input, secret: umlauts, signature: own })).toBe(true);
});

function flips(original: Uint8Array): Uint8Array[] {
  return Array.from({ length: original.length * 8 }, (_, bit) => {
    const changed = original.slice();
    const index = bit >> 3;
    changed[index] = (original[index] ?? 0) ^ (1 << (bit & 7));
    return changed;
  });
}

async function sign(secret: Uint8Array<ArrayBuffer>, body: Uint8Array<ArrayBuffer>) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, body)));
}

function hex(value: Uint8Array): string {
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
