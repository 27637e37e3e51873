import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { partPlaceholder } from '../../src/exchange/placeholder.ts';
import { findingsOf, judge, observedIn, outcomeOf, ruleIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids, longSecret, secret } from './world.ts';

const returned = 'secret/never-returned';
const hidden = 'secret/write-only-hidden at webhook_secret';
const JSON_TYPE = ['Content-Type', 'application/json'] as const;

function sent(): Traffic {
  return traffic().update({ webhook_secret: secret });
}

describe('a secret that was sent comes back', () => {
  test.each<[string, (made: Traffic) => Traffic]>([
    ['in another member', (made) => made.read({ shows: { signing_key: secret } })],
    ['in a member of ours', (made) => made.read({ shows: { name: secret } })],
    ['deep in an answer', (made) => made.read({ shows: { a: [{ b: `x${secret}y` }] } })],
    ['as the name of a member', (made) => made.read({ shows: { [secret]: true } })],
    ['in a header', (made) => made.read({ headers: [JSON_TYPE, ['X-Signed', secret]] })],
    ['in part', (made) => made.read({ shows: { hint: partPlaceholder(1) } })],
    [
      'in an error',
      (made) =>
        made.ask({ timeout: 4 }, 422, {
          message: 'The given data was invalid.',
          errors: { timeout: [secret] },
        }),
    ],
    [
      'in an answer without a token',
      (made) =>
        made.turnAway(
          'missing-token',
          {},
          { token: null, headers: [JSON_TYPE, ['WWW-Authenticate', secret]] },
        ),
    ],
    [
      'in an answer about another webhook',
      (made) => made.read({ webhookId: ids.sibling, shows: { note: secret } }),
    ],
    ['in a page', (made) => made.ask({}, 400, `<p>${secret}</p>`, { sends: '{' })],
  ])('%s', (_, more) => {
    const keys = findingsOf(more(sent())).filter((key) => !key.startsWith('partial-update/'));
    expect(keys).toEqual([returned]);
  });

  test('in the answer to the very update, accepted or refused', () => {
    const taken = traffic().update({ webhook_secret: secret }, { shows: { echo: secret } });
    expect(findingsOf(taken)).toEqual([returned]);
    const refused = traffic().ask({ webhook_secret: longSecret }, 422, {
      message: 'The given data was invalid.',
      errors: { webhook_secret: [`${longSecret} is too long.`] },
    });
    expect(findingsOf(refused)).toEqual([returned]);
  });

  test('and is kept only once there is a secret to come back', () => {
    expect(outcomeOf(returned, traffic().read().read())).toBe('not-exercised');
    expect(
      ruleIn(judge(traffic().read().update({ webhook_secret: secret }).read()), returned),
    ).toMatchObject({ outcome: 'pass', exercised: 2 });
  });
});

describe('a write-only member', () => {
  test.each<[string, Json]>([
    ['null', null],
    ['an empty text', ''],
    ['stars', '********'],
    ['dots', '••••••'],
    ['a flag', true],
  ])('may stand in the answer as %s, which is observed', (_, webhook_secret) => {
    const made = traffic().read({ shows: { webhook_secret } });
    expect(findingsOf(made)).toEqual([]);
    const absent = observedIn('observed/write-only-member', traffic().read());
    expect(observedIn('observed/write-only-member', made)).not.toEqual(absent);
    expect(Object.keys(absent)).toHaveLength(1);
  });

  test.each<[string, Json]>([
    ['a text', 'whk-0123456789'],
    ['a mask with its last characters', '********cdef'],
    ['a text of one letter', 'k'],
    ['a number', 12345678],
  ])('may not carry %s', (_, webhook_secret) => {
    expect(findingsOf(traffic().read({ shows: { webhook_secret } }))).toEqual([hidden]);
  });

  test('may not carry a text anywhere in the answer, nor in that of a refusal', () => {
    const nested = { config: { webhook_secret: 'abc' } };
    expect(findingsOf(traffic().read({ shows: nested }))).toEqual([hidden]);
    expect(findingsOf(traffic().read({ shows: { list: [{ webhook_secret: 'abc' }] } }))).toEqual([
      hidden,
    ]);
    const body = { message: 'Missing Bearer Token', webhook_secret: 'abc' };
    expect(findingsOf(traffic().ask({}, 401, body, { token: null }))).toEqual([hidden]);
  });

  test('has its messages among the errors', () => {
    expect(
      findingsOf(traffic().refuse({ webhook_secret: longSecret }, ['webhook_secret'])),
    ).toEqual([]);
  });
});

describe('a token comes back', () => {
  test.each(['good', 'cut', 'extended', 'letterCase', 'otherEnd', 'unknown'] as const)(
    '%s',
    (kind) => {
      const token = authorization[kind];
      const made = traffic().ask({}, 401, { message: `Not ${token}` }, { token });
      expect(findingsOf(made)).toContain('secret/token-never-returned');
    },
  );

  test('in a header', () => {
    const headers = [JSON_TYPE, ['X-Echo', authorization.good] as const];
    expect(findingsOf(traffic().read({ headers }))).toEqual(['secret/token-never-returned']);
  });
});

test('evidence of a leak does not repeat it', () => {
  const [finding] = ruleIn(judge(sent().read({ shows: { note: secret } })), returned).findings;
  expect(finding?.actual).not.toContain('whk-');
  expect(finding?.exchange.id).toBe(2);
});

test('an error about a secret is none, in whatever form it is told', () => {
  const answer = {
    message: 'The given data was invalid.',
    errors: { webhook_secret: 'Too long.' },
  };
  const made = traffic().ask({ webhook_secret: longSecret }, 422, answer);
  expect(findingsOf(made)).toEqual(['validation/messages at errors/webhook_secret']);
});
