import { expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { UpdateSucceeded } from '../../generated/types.ts';
import { answering, clientOf, errorOf, IDS, jsonAnswer } from './setup.ts';

const good = answers.success.example as UpdateSucceeded;
const { data } = good;
const { status: _, ...withoutStatus } = data;

// What is not as documented, and where.
const WRONG: readonly (readonly [string, number, unknown, string])[] = [
  ['a number as text', 200, { ...good, data: { ...data, timeout: '45' } }, '/data/timeout'],
  ['a missing member', 200, { ...good, data: withoutStatus }, '/data/status'],
  ['several, the first counts', 200, { ...good, data: {} }, '/data/id'],
  ['a status of its own', 200, { ...good, data: { ...data, status: 'paused' } }, '/data/status'],
  ['an item of a list', 200, { ...good, data: { ...data, events: ['a', 1] } }, '/data/events/1'],
  ['a success that is none', 200, { ...good, success: false }, '/success'],
  ['another sentence', 404, { success: false, message: 'Gone.' }, '/message'],
  ['no success', 404, { message: 'Webhook not found.' }, '/success'],
  ['a message that is no list', 422, { ...invalid({ timeout: 'No.' }) }, '/errors/timeout'],
  ['an empty list of messages', 422, { ...invalid({ timeout: [] }) }, '/errors/timeout'],
  ['a key with a slash', 422, { ...invalid({ 'a/b~': [1] }) }, '/errors/a~1b~0/0'],
];

function invalid(errors: unknown) {
  return { message: 'The given data was invalid.', errors };
}

test.each(WRONG)('%s', async (_, status, body, pointer) => {
  const { fetch } = answering(jsonAnswer(status, body));
  const error = await errorOf(clientOf(fetch, { validate: true }).updateWebhook(IDS, {}));
  expect(error).toMatchObject({ kind: 'invalid', status, pointer, transient: false });
  expect(error.message).toContain(`: ${pointer} `);
  // Not asked for, not done.
  expect((await clientOf(fetch).updateWebhook(IDS, {})).status).toBe(status);
});

// What the result itself shows is looked at without being asked for.
const BROKEN: readonly (readonly [number, unknown, string])[] = [
  [200, null, ''],
  [200, [], ''],
  [200, 'ok', ''],
  [200, { success: true }, '/data'],
  [200, { ...good, data: null }, '/data'],
  [200, { ...good, data: [data] }, '/data'],
  [422, { message: 'The given data was invalid.' }, '/errors'],
  [422, invalid([]), '/errors'],
  [404, 'Webhook not found.', ''],
  [401, 7, ''],
];

test.each(BROKEN)('%i with %j is no result', async (status, body, pointer) => {
  const { fetch } = answering(jsonAnswer(status, body));
  for (const validate of [true, false]) {
    const error = await errorOf(clientOf(fetch, { validate }).updateWebhook(IDS, {}));
    expect(error).toMatchObject({ kind: 'invalid', status, pointer });
  }
});

test('an answer with further members is valid', async () => {
  const body = { ...good, data: { ...data, http_method: 'POST' }, trace: 'x' };
  const { fetch } = answering(jsonAnswer(200, body));
  const result = await clientOf(fetch, { validate: true }).updateWebhook(IDS, {});
  expect(result).toMatchObject({ status: 200, data: { http_method: 'POST' } });
});

test('a 401 may have any object for a body', async () => {
  const { fetch } = answering(jsonAnswer(401, { error: 'invalid_token', status: 'x' }));
  const result = await clientOf(fetch, { validate: true }).updateWebhook(IDS, {});
  expect(result).toMatchObject({ status: 401, body: { error: 'invalid_token', status: 'x' } });
});
