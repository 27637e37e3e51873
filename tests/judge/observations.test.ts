import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { observedIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const wrong = { token: authorization.cut };
const invalid = { timeout: 121 };

/** The answers to an open question. */
function answers(question: string, made: Traffic): string[] {
  return Object.keys(observedIn(`observed/${question}` as RuleId, made));
}

/** The answers to the question about a value that is sent and stored in these ways. */
function stored(question: string, sent: JsonObject, stores: JsonObject): string[] {
  return answers(question, traffic().read().update(sent, { stores }));
}

describe('what became of a value', () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    ['null-value', { name: null }, { name: null }, 'name: stored as sent'],
    ['null-value', { name: null }, {}, 'name: left as it was'],
    ['null-value', { timeout: null }, { timeout: 7 }, 'timeout: stored as number'],
    ['null-value', { name: null }, { name: '' }, 'name: stored as empty text'],
    ['null-value', { events: null }, { events: [] }, 'events: stored as list'],
    ['null-value', { enabled: null }, { enabled: false }, 'enabled: stored as boolean'],
    ['empty-text', { name: '' }, { name: null }, 'name: stored as null'],
    ['coerced-value', { enabled: 0 }, { enabled: false }, 'enabled: number stored as boolean'],
    ['coerced-value', { name: 12 }, { name: '12' }, 'name: number stored as text'],
    ['surrounding-blanks', { name: ' a ' }, { name: 'a' }, 'name: stored as text'],
    ['unknown-member', { x: 1 }, { x: 1 }, 'shown'],
    ['unknown-member', { x: 1 }, {}, 'ignored'],
    ['read-only-member', { status: 'active' }, {}, 'ignored'],
  ])('%s %j as %j: %s', (question, sent, stores, answer) => {
    expect(stored(question, sent, stores)).toEqual([answer]);
  });

  test('is told of each member', () => {
    const made = traffic().read().refuse({ name: null, timeout: null }, ['timeout']);
    expect(answers('null-value', made)).toEqual(['timeout: refused']);
    const both = traffic().read().update({ name: null, timeout: null });
    expect(answers('null-value', both)).toEqual([
      'name: stored as sent',
      'timeout: stored as sent',
    ]);
  });

  test('is not told where it had to be refused, or where nothing of a webhook is shown', () => {
    const refused = traffic()
      .read()
      .refuse({ ...invalid, name: null }, ['timeout', 'name']);
    expect(answers('coerced-value', refused)).toEqual([]);
    expect(answers('null-value', refused)).toEqual(['name: refused']);
    for (const made of [
      traffic().ask({ name: null }, 409, {}),
      traffic().update({ name: null }, wrong),
      traffic().update({ name: null }, { agentId: ids.noAgent }),
      traffic().update({ name: null }, { failure: 'closed' }),
    ])
      expect(answers('null-value', made)).toEqual([]);
  });

  test('is told of lists where both show the same entries', () => {
    const events = ['event_recording', 'event_action'];
    expect(stored('order-of-entries', { events }, { events })).toEqual(['kept']);
    expect(stored('order-of-entries', { events }, { events: events.toReversed() })).toEqual([
      'changed',
    ]);
    expect(stored('order-of-entries', { events }, { events: ['event_action'] })).toEqual([]);
    expect(stored('order-of-entries', { timeout: 9 }, { timeout: 9 })).toEqual([]);
  });

  test('is told of the place of an error only of lists', () => {
    const bad = { events: ['event_action', 'x', 'y'], timeout: 121 };
    const made = traffic().refuse(bad, ['events.1', 'events.2', 'timeout']);
    expect(answers('error-key', made)).toEqual(['events.N']);
  });
});

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
    expect(answers('invalid-token-body', made)).toEqual([answer]);
  });

  test('in short', () => {
    const [answer = ''] = answers(
      'invalid-token-body',
      traffic().ask({}, 401, { message: 'x'.repeat(500) }, wrong),
    );
    expect(answer.length).toBeLessThan(200);
    expect(answer.endsWith('…')).toBe(true);
  });

  test('and not how one with a good token is, or one without any', () => {
    for (const made of [traffic().read(), traffic().turnAway('missing-token', {}, { token: null })])
      expect(answers('invalid-token-body', made)).toEqual([]);
    expect(answers('scheme-case', traffic().read())).toEqual([]);
  });
});

describe('how wrong ids are answered', () => {
  test('whether they are looked up ahead of the body', () => {
    const where = { webhookId: ids.noWebhook };
    expect(answers('order-of-checks', traffic().refuse(invalid, ['timeout'], where))).toEqual([
      'the body first',
    ]);
    expect(
      answers('order-of-checks', traffic().turnAway('unknown-webhook', invalid, where)),
    ).toEqual(['the ids first']);
    expect(answers('order-of-checks', traffic().turnAway('unknown-webhook', {}, where))).toEqual(
      [],
    );
    expect(answers('order-of-checks', traffic().refuse(invalid, ['timeout']))).toEqual([]);
    expect(
      answers(
        'order-of-checks',
        traffic().turnAway('missing-token', invalid, { ...where, token: null }),
      ),
    ).toEqual([]);
  });

  test('which of two unknown ones is named', () => {
    const both = { agentId: ids.noAgent, webhookId: ids.noWebhook };
    expect(answers('unknown-both', traffic().ask({}, 404, '<p>', both))).toEqual(['status 404']);
    expect(
      answers('unknown-both', traffic().turnAway('unknown-agent', {}, { agentId: ids.noAgent })),
    ).toEqual([]);
  });
});

describe('members that are not documented', () => {
  test('are told of webhooks and of errors', () => {
    const further = { shows: { owner: 1, team: 2 } };
    expect(answers('undocumented-members', traffic().read(further))).toEqual([
      'owner in the webhook',
      'team in the webhook',
    ]);
    expect(answers('undocumented-members', traffic().read())).toEqual(['none in the webhook']);
    const error = { message: 'Missing Bearer Token', code: 7 };
    expect(answers('undocumented-members', traffic().ask({}, 401, error, { token: null }))).toEqual(
      ['code beside status 401'],
    );
  });

  test('are not asked of an answer whose body is open', () => {
    expect(answers('undocumented-members', traffic().ask({}, 401, { error: 'x' }, wrong))).toEqual(
      [],
    );
    expect(answers('undocumented-members', traffic().ask({}, 418, { error: 'x' }))).toEqual([]);
  });

  test.each([
    [undefined, 'webhook_secret is absent'],
    [null, 'webhook_secret is null'],
    ['', 'webhook_secret is empty text'],
    ['****', 'webhook_secret is mask'],
    [true, 'webhook_secret is boolean'],
  ])('a write-only one that is %j', (webhook_secret, answer) => {
    expect(answers('write-only-member', traffic().read({ shows: { webhook_secret } }))).toEqual([
      answer,
    ]);
  });
});
