import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createHttpSend, HTTP_LIMITS } from '../../src/target/http.ts';
import type { WireAnswer } from '../../src/target/wire.ts';

const BODY = '{"message":"Agent not found in this environment."}';
const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
});

/** What a server's answer with a Content-Encoding is read as. */
async function readAs(coding: string, body: Buffer, maxBytes = 10_000): Promise<WireAnswer> {
  const server = createServer((_, response) => {
    response.writeHead(404, { 'Content-Type': 'application/json', 'Content-Encoding': coding });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { send, close } = await createHttpSend(url, { ...HTTP_LIMITS, maxBytes });
  ending.push(close, () => server.close());
  return send({ method: 'PUT', url, headers: [], body: '{}' });
}

test.each([
  ['gzip', gzipSync(BODY)],
  ['X-GZIP', gzipSync(BODY)],
  ['deflate', deflateSync(BODY)],
  ['br', brotliCompressSync(BODY)],
  ['identity', Buffer.from(BODY)],
])('a body packed with %s is read as other clients read it', async (coding, body) => {
  expect(await readAs(coding, body)).toMatchObject({ status: 404, body: BODY });
});

test.each([
  ['gzip', Buffer.from(BODY)],
  ['br', gzipSync(BODY)],
  ['unheard-of', Buffer.from(BODY)],
])('a body that is not %s, as the header says, is no answer', async (coding, body) => {
  const { failure } = (await readAs(coding, body)) as { failure?: { kind: string } };
  expect(failure?.kind).toBe('malformed');
});

test('a body that unfolds beyond the bound is no answer', async () => {
  const answer = await readAs('gzip', gzipSync(Buffer.alloc(1_000_000)));
  expect(answer).toMatchObject({ failure: { kind: 'malformed' } });
});
