import { expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import { answering, clientOf, errorOf, IDS, textAnswer } from './setup.ts';

const STATUSES = [200, 401, 404, 422];
const whole = JSON.stringify(answers.success.example);

test.each([
  ['empty', ''],
  ['empty', ' \n'],
  ['html', '<!DOCTYPE html><title>502 Bad Gateway</title>'],
  ['html', '\n<html></html>'],
  ['truncated', '{'],
  ['truncated', whole.slice(0, -1)],
  ['truncated', whole.slice(0, 40)],
  ['truncated', '{"message": "a } in a text'],
  ['truncated', '{"message": "an escaped \\"'],
  ['truncated', '{"a": "b\\"}'],
  ['truncated', '[{"a": 1},'],
  ['malformed', 'Internal Server Error'],
  ['malformed', '{"message": oops}'],
  ['malformed', `${whole}}`],
])('a body that is %s: %j', async (kind, text) => {
  for (const status of STATUSES) {
    const { fetch } = answering(textAnswer(status, text));
    const error = await errorOf(clientOf(fetch).updateWebhook(IDS, {}));
    expect(error).toMatchObject({ kind, status, transient: false });
  }
});

test('every way to cut an answer short is called so', async () => {
  for (let length = 1; length < whole.length; length += 1) {
    const { fetch } = answering(textAnswer(200, whole.slice(0, length)));
    const error = await errorOf(clientOf(fetch).updateWebhook(IDS, {}));
    expect(error.kind).toBe('truncated');
  }
});

test('a body without end is left', async () => {
  let sent = 0;
  let signal: AbortSignal | undefined;
  const body = new ReadableStream({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  const { fetch } = answering((request) => {
    signal = request.signal;
    return new Response(body, { status: 200 });
  });
  expect(await errorOf(clientOf(fetch).updateWebhook(IDS, {}))).toMatchObject({
    kind: 'oversized',
    status: 200,
  });
  expect(sent).toBeLessThan(2_000_000);
  expect(signal?.aborted).toBe(true);
});

test.each([300, 301, 302, 303, 304, 307, 308])('status %i is a redirect', async (status) => {
  const { fetch, sent } = answering(textAnswer(status, null, { location: 'https://evil.example' }));
  expect(await errorOf(clientOf(fetch, { retries: 2 }).updateWebhook(IDS, {}))).toMatchObject({
    kind: 'redirect',
    status,
  });
  expect(sent).toHaveLength(1);
});

test('a redirect that a browser hides, and one that a fetch function followed', async () => {
  const shapes: PropertyDescriptorMap[] = [
    { type: { value: 'opaqueredirect' }, status: { value: 0 } },
    { redirected: { value: true } },
  ];
  for (const shape of shapes) {
    const { fetch } = answering(() => Object.defineProperties(new Response(whole), shape));
    const error = await errorOf(clientOf(fetch).updateWebhook(IDS, {}));
    expect(error).toMatchObject({ kind: 'redirect', status: shape.status?.value ?? 200 });
  }
});

test.each([201, 204, 400, 403, 405, 409, 415, 500, 502, 503, 504])(
  'status %i is not documented',
  async (status) => {
    const { fetch } = answering(textAnswer(status, status === 204 ? null : whole));
    const error = await errorOf(clientOf(fetch).updateWebhook(IDS, {}));
    expect(error).toMatchObject({ kind: 'status', status, transient: status === 503 });
  },
);

test('a fetch function that answers with nothing is named', async () => {
  const fetch = () => Promise.resolve(undefined as unknown as Response);
  expect((await errorOf(clientOf(fetch).updateWebhook(IDS, {}))).message).toMatch(/fetch function/);
});

function inPieces(bytes: Uint8Array) {
  const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
  return () => new Response(ReadableStream.from(pieces), { status: 401 });
}

test('letters that arrive in pieces', async () => {
  const body = { message: 'Schlüssel 🔑' };
  const { fetch } = answering(inPieces(new TextEncoder().encode(JSON.stringify(body))));
  expect(await clientOf(fetch).updateWebhook(IDS, {})).toMatchObject({ status: 401, body });
});

test('half a letter behind the JSON', async () => {
  const { fetch } = answering(inPieces(Uint8Array.of(0x7b, 0x7d, 0xc3)));
  expect((await errorOf(clientOf(fetch).updateWebhook(IDS, {}))).kind).toBe('malformed');
});

test('a body that can only be read at once, as in React Native', async () => {
  const { fetch } = answering(() =>
    Object.defineProperty(new Response(whole), 'body', { value: undefined }),
  );
  expect((await clientOf(fetch).updateWebhook(IDS, {})).status).toBe(200);
});
