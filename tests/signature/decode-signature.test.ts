import { expect, test } from 'vitest';
import { decodeSignature } from '../../src/signature/decode-signature.ts';

const whole = Uint8Array.from({ length: 32 }, (_, index) => index * 8 + 3);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

test('a whole signature', () => {
  expect(decodeSignature(hex(whole), 'hex')).toEqual(whole);
  expect(decodeSignature(base64(whole), 'base64')).toEqual(whole);
});

test.each([0, 16, 31, 33, 64])('%i bytes are none, though well encoded', (length) => {
  const bytes = new Uint8Array(length).fill(7);
  expect(decodeSignature(hex(bytes), 'hex')).toBeUndefined();
  expect(decodeSignature(base64(bytes), 'base64')).toBeUndefined();
});
