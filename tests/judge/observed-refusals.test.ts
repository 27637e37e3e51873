import { describe, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import { answersTo } from './judging.ts';
import { traffic } from './traffic.ts';
import { authorization, firstState, ids } from './world.ts';

const REFUSAL = { message: 'No.' };
const invalid = { timeout: bad('timeout') };

describe('how a good token under another scheme is answered', () => {
  const lowerCase = { token: authorization.lowerCase };

  test('where letter case is all that differs', () => {
    expect(answersTo('scheme-case', traffic().read(lowerCase))).toEqual(['taken']);
    expect(answersTo('scheme-case', traffic().ask({}, 401, REFUSAL, lowerCase))).toEqual([
      'refused with 401',
    ]);
  });

  test('where the scheme is another one', () => {
    const made = traffic().ask({}, 401, REFUSAL, { token: authorization.basic });
    expect(answersTo('invalid-token-body', made)).toEqual(['{"message":"No."}']);
    expect(answersTo('scheme-case', made)).toEqual([]);
  });
});

test('which check comes first is told by the status, whatever that is', () => {
  const made = traffic().ask(invalid, 409, {}, { webhookId: ids.noWebhook });
  expect(answersTo('order-of-checks', made)).toEqual(['status 409']);
});

test('an answer is quoted as far as 120 characters', () => {
  const wrong = { token: authorization.cut };
  const quoted = (length: number): string[] => {
    const message = 'x'.repeat(length - '{"message":""}'.length);
    return answersTo('invalid-token-body', traffic().ask({}, 401, { message }, wrong));
  };
  expect(quoted(120)[0]).toHaveLength(120);
  expect(quoted(120)[0]).toMatch(/x"}$/);
  expect(quoted(121)[0]).toMatch(/x"…$/);
});

test('only a large body is one', () => {
  const sends = JSON.stringify({ name: 'x'.repeat(100_000) });
  expect(answersTo('large-body', traffic().ask({}, 413, '', { sends }))).toEqual(['status 413']);
  for (const made of [traffic().read(), traffic().ask({}, 400, '', { sends: '[]' })])
    expect(answersTo('large-body', made)).toEqual([]);
});

describe('a further member', () => {
  const success = answers.success.example as JsonObject;

  test('beside a webhook is told', () => {
    const data = { ...(success.data as JsonObject), ...firstState(ids.webhook, ids.agent) };
    const answer = { ...success, data, meta: {} };
    expect(answersTo('undocumented-members', traffic().read({ answer }))).toEqual([
      'none in the webhook',
      'meta beside status 200',
    ]);
  });

  test('of what a refusal shows is none of a webhook', () => {
    const answer = { message: 'Missing Bearer Token', data: { docs: 'x' } };
    expect(
      answersTo('undocumented-members', traffic().ask({}, 401, answer, { token: null })),
    ).toEqual(['data beside status 401']);
  });
});

test('in what form times are written', () => {
  expect(answersTo('timestamp-form', traffic().read())).toEqual(['0000-00-00T00:00:00.000000Z']);
});

describe('of a value, nothing is told', () => {
  test('by errors that come with a status of another kind', () => {
    const errors = { name: ['No.'] };
    expect(answersTo('null-value', traffic().ask({ name: null }, 409, { errors }))).toEqual([]);
  });

  test('by a webhook that a refusal shows', () => {
    const answer = { message: 'No.', errors: { timeout: ['No.'] }, data: { name: null } };
    const made = traffic().ask({ ...invalid, name: null }, 422, answer);
    expect(answersTo('null-value', made)).toEqual([]);
  });

  test('by a list that is a single text', () => {
    const patch = { events: 'event_action' };
    expect(answersTo('order-of-entries', traffic().read().update(patch))).toEqual([]);
    expect(answersTo('error-key', traffic().refuse(patch, ['events']))).toEqual([]);
  });
});

test('where the error of a list stands is asked of lists alone', () => {
  const made = traffic().refuse({ name: ['one', 'two'], events: [7] }, ['name.0', 'events.0']);
  expect(answersTo('error-key', made)).toEqual(['events.N']);
});

test('that a read-only member is refused is told', () => {
  const made = traffic().read().refuse({ status: 'active' }, ['status']);
  expect(answersTo('read-only-member', made)).toEqual(['refused']);
});

test('the places of errors in a long list are one answer', () => {
  const events = [...Array.from({ length: 12 }, () => 'event_action'), 'x', 'y'];
  const made = traffic().refuse({ events }, ['events.12', 'events.13', 'events.1']);
  expect(answersTo('error-key', made)).toEqual(['events.N']);
});
