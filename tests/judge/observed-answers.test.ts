import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { answersTo } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const wrong = { token: authorization.cut };
const invalid = { timeout: bad('timeout') };

describe('how a request without a good token is answered', () => {
  test.each<[string, Traffic, string]>([
    ['by its body', traffic().ask({}, 401, { message: 'No.' }, wrong), '{"message":"No."}'],
    [
      'by its media type',
      traffic().ask({}, 401, 'No.', { ...wrong, headers: [['Content-Type', 'text/plain']] }),
      'text/plain',
    ],
    ['by nothing', traffic().ask({}, 401, '', { ...wrong, headers: [] }), 'no media type'],
  ])('%s', (_, made, answer) => {
    expect(answersTo('invalid-token-body', made)).toEqual([answer]);
  });

  test('in short', () => {
    const [answer = ''] = answersTo(
      'invalid-token-body',
      traffic().ask({}, 401, { message: 'x'.repeat(500) }, wrong),
    );
    expect(answer.length).toBeLessThan(200);
    expect(answer.endsWith('…')).toBe(true);
  });

  test('and not how one with a good token is, or one without any', () => {
    for (const made of [traffic().read(), traffic().turnAway('missing-token', {}, { token: null })])
      expect(answersTo('invalid-token-body', made)).toEqual([]);
    expect(answersTo('scheme-case', traffic().read())).toEqual([]);
  });
});

describe('how wrong ids are answered', () => {
  test('whether they are looked up ahead of the body', () => {
    const where = { webhookId: ids.noWebhook };
    expect(answersTo('order-of-checks', traffic().refuse(invalid, ['timeout'], where))).toEqual([
      'the body first',
    ]);
    expect(
      answersTo('order-of-checks', traffic().turnAway('unknown-webhook', invalid, where)),
    ).toEqual(['the ids first']);
    expect(answersTo('order-of-checks', traffic().turnAway('unknown-webhook', {}, where))).toEqual(
      [],
    );
    expect(answersTo('order-of-checks', traffic().refuse(invalid, ['timeout']))).toEqual([]);
    expect(
      answersTo(
        'order-of-checks',
        traffic().turnAway('missing-token', invalid, { ...where, token: null }),
      ),
    ).toEqual([]);
  });

  test('which of two unknown ones is named', () => {
    const both = { agentId: ids.noAgent, webhookId: ids.noWebhook };
    expect(answersTo('unknown-both', traffic().ask({}, 404, '<p>', both))).toEqual(['status 404']);
    expect(
      answersTo('unknown-both', traffic().turnAway('unknown-agent', {}, { agentId: ids.noAgent })),
    ).toEqual([]);
  });
});

test('whether an update that changes nothing is seen to move the time', () => {
  const later = { shows: { updated_at: '2025-09-04T09:00:00.000000Z' } };
  expect(answersTo('unchanged-update-time', traffic().read().read())).toEqual([
    'is not seen to move the time',
  ]);
  expect(answersTo('unchanged-update-time', traffic().read().read(later))).toEqual([
    'moves the time',
  ]);
});

describe('members that are not documented', () => {
  test('are told of webhooks and of errors', () => {
    const further = { shows: { owner: 1, team: 2 } };
    expect(answersTo('undocumented-members', traffic().read(further))).toEqual([
      'owner in the webhook',
      'team in the webhook',
    ]);
    expect(answersTo('undocumented-members', traffic().read())).toEqual(['none in the webhook']);
    const error = { message: 'Missing Bearer Token', code: 7 };
    expect(
      answersTo('undocumented-members', traffic().ask({}, 401, error, { token: null })),
    ).toEqual(['code beside status 401']);
  });

  test('are not asked of an answer whose body is open', () => {
    expect(
      answersTo('undocumented-members', traffic().ask({}, 401, { error: 'x' }, wrong)),
    ).toEqual([]);
    expect(answersTo('undocumented-members', traffic().ask({}, 418, { error: 'x' }))).toEqual([]);
  });

  test.each([
    [undefined, 'webhook_secret is absent'],
    [null, 'webhook_secret is null'],
    ['', 'webhook_secret is empty text'],
    ['****', 'webhook_secret is mask'],
    [true, 'webhook_secret is boolean'],
  ])('a write-only one that is %j', (webhook_secret, answer) => {
    expect(answersTo('write-only-member', traffic().read({ shows: { webhook_secret } }))).toEqual([
      answer,
    ]);
  });
});

test('how a token that nobody knows is answered', () => {
  const made = traffic().ask({}, 401, { message: 'No.' }, { token: authorization.unknown });
  expect(answersTo('invalid-token-body', made)).toEqual(['{"message":"No."}']);
});
