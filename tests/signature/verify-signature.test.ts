import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SignatureInput } from '../../src/signature/index.ts';
import { verifySignature } from '../../src/signature/index.ts';
import { base64, bytes } from './rfc4231.ts';

// RFC 4231, section 4.3.
const HEX = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
const BASE64 = base64(HEX);
const good: SignatureInput = {
  body: new TextEncoder().encode('what do ya want for nothing?'),
  secret: 'Jefe',
  signature: HEX,
  encoding: 'hex',
};

afterEach(() => void vi.restoreAllMocks());

describe('a signature that is not one whole signature is false', () => {
  test.each([
    '',
    ' ',
    HEX.slice(0, -1),
    HEX.slice(0, -2),
    `${HEX}0`,
    `${HEX}00`,
    ` ${HEX}`,
    `${HEX}\n`,
    `0x${HEX}`,
    `sha256=${HEX}`,
    HEX.replace('5', 'g'),
    HEX.replace('5b', ' b'),
    HEX.replace('6a04', '6a 4'),
    HEX.replace('6a04', '6a4.'),
    `-${HEX.slice(1)}`,
    `5.${HEX.slice(2)}`,
    `５${HEX.slice(1)}`,
    BASE64,
  ])('hex %j', async (signature) => {
    expect(await verifySignature({ ...good, signature })).toBe(false);
  });

  test.each([
    '',
    BASE64.slice(0, -1),
    `${BASE64}=`,
    `${BASE64} `,
    ` ${BASE64}`,
    BASE64.replace('=', ''),
    `${BASE64.slice(0, 20)}\n${BASE64.slice(20)}`,
    // The last letter holds two bits that say nothing.
    BASE64.replace(/(.)=$/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=`),
    '%%%',
    'ü'.repeat(44),
    HEX,
  ])('base64 %j', async (signature) => {
    expect(BASE64.endsWith('=')).toBe(true);
    expect(await verifySignature({ ...good, encoding: 'base64', signature })).toBe(false);
  });

  test('upper-case hex is the same signature, other base64 is not', async () => {
    expect(await verifySignature({ ...good, signature: HEX.toUpperCase() })).toBe(true);
    const lower = { ...good, encoding: 'base64', signature: BASE64.toLowerCase() } as const;
    expect(await verifySignature(lower)).toBe(false);
  });
});

test('a prefix is required where it is named, and only there', async () => {
  const prefix = 'sha256=';
  expect(await verifySignature({ ...good, prefix, signature: prefix + HEX })).toBe(true);
  expect(await verifySignature({ ...good, prefix, signature: HEX })).toBe(false);
  expect(await verifySignature({ ...good, prefix, signature: `SHA256=${HEX}` })).toBe(false);
  expect(await verifySignature({ ...good, prefix, signature: `sha1=${HEX}` })).toBe(false);
  expect(await verifySignature({ ...good, prefix, signature: prefix + prefix + HEX })).toBe(false);
  expect(await verifySignature({ ...good, prefix: undefined })).toBe(true);
});

describe('arguments that can never verify', () => {
  test.each([
    ['body', 'what do ya want for nothing?'],
    ['body', null],
    ['body', { event: 'x' }],
    ['body', new Uint16Array(2)],
    ['body', new DataView(new ArrayBuffer(2))],
    ['signature', undefined],
    ['signature', null],
    ['signature', bytes(HEX)],
    ['secret', undefined],
    ['secret', ''],
    ['secret', new Uint8Array(0)],
    ['secret', 7],
    ['encoding', undefined],
    ['encoding', 'base64url'],
    ['prefix', null],
    ['prefix', 7],
  ])('%s: %j', async (name, value) => {
    const failing = verifySignature({ ...good, [name]: value } as SignatureInput);
    await expect(failing).rejects.toThrow(TypeError);
    await expect(failing).rejects.toThrow(name);
  });

  test('nothing that is wrong with a secret is said with the secret', async () => {
    const secret = ['CANARYSECRET'] as unknown as string;
    const error = await verifySignature({ ...good, secret }).catch((thrown: Error) => thrown);
    expect(String((error as Error).stack)).not.toContain('CANARY');
  });
});

test('Web Crypto compares, and nothing else does', async () => {
  const verify = vi.spyOn(crypto.subtle, 'verify');
  const sign = vi.spyOn(crypto.subtle, 'sign');
  await verifySignature({ ...good, signature: `00${HEX.slice(2)}` });
  expect(verify).toHaveBeenCalledTimes(1);
  expect(sign).not.toHaveBeenCalled();
  // A key that could be read back or could sign would be more than is needed.
  const key = verify.mock.calls[0]?.[1];
  expect(key).toMatchObject({ extractable: false, usages: ['verify'] });
});

test('it runs where there is only the web platform', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('../../src/signature/index.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'signature',
  });
  const verified = await runInNewContext(
    `${outputFiles[0]?.text}; signature.verifySignature(input)`,
    { input: good, crypto, TextEncoder, atob, btoa },
  );
  expect(verified).toBe(true);
});
