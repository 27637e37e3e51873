import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/exchange/context.ts';
import type { Header } from '../../src/exchange/exchange.ts';
import { bad } from '../values.ts';
import { findings, findingsOf, judge, ruleIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { foreign, ids } from './world.ts';

/** How a request of others carries the n-th token that a recording shows. */
const by = (n: number): { token: string } => ({ token: `Bearer ‹token ${n}›` });
const toSibling = { webhookId: ids.sibling };
const toOtherAgent = { agentId: ids.otherAgent };

/** An ordinary update that is refused in a way that no right server has for one whose ids and token are good. */
const refused = (made: Traffic, how = {}): Traffic =>
  made.ask({ name: 'A' }, 409, {}, { ...by(1), ...how });
const wrongly = ['response/success-status'];

describe('in traffic of others a success shows', () => {
  test('that its token and its ids are good, so that a refusal later is wrong', () => {
    expect(findingsOf(refused(traffic().read(by(1))), foreign)).toEqual(wrongly);
    expect(findingsOf(refused(traffic()), foreign)).toEqual([]);
  });

  test.each<[string, object]>([
    ['another token', by(2)],
    ['another webhook', toSibling],
    ['another agent', toOtherAgent],
  ])('nothing of %s', (_, how) => {
    expect(findingsOf(refused(traffic().read(by(1)), how), foreign)).toEqual([]);
  });

  test.each<[string, object]>([
    ['is masked', { token: 'Bearer ‹token 0›' }],
    ['goes with another scheme', { token: 'Basic ‹token 1›' }],
    ['goes with a scheme of a like name', { token: 'XBearer ‹token 1›' }],
    ['is not shown', { token: null }],
  ])('nothing of a token that %s', (_, how) => {
    expect(findingsOf(refused(traffic().read(how), how), foreign)).toEqual([]);
    expect(findingsOf(refused(traffic().read(how)), foreign)).toEqual([]);
  });

  test('that the webhook belongs to the agent, wherever it was before', () => {
    const shows = { agent_id: ids.otherAgent };
    const moved = traffic()
      .read(by(1))
      .read({ ...by(1), ...toOtherAgent, shows });
    expect(findingsOf(moved, foreign)).toEqual([]);
    expect(findingsOf(refused(moved, toOtherAgent), foreign)).toEqual(wrongly);
  });

  test('what a scheme is not to be', () => {
    const made = traffic().read(by(1)).read({ token: '‹token 1›' });
    expect(findingsOf(made, foreign)).toEqual(['auth/other-scheme']);
    const refusedBy = refused(traffic().read(by(1)), { token: 'Basic ‹token 1›' });
    expect(findingsOf(refusedBy, foreign)).toEqual(['auth/other-scheme']);
  });
});

test('in traffic of others an answer that never came shows nothing', () => {
  const made = traffic()
    .read(by(1))
    .read({ ...by(1), failure: 'closed' })
    .read(by(1));
  expect(findingsOf(made, foreign)).toEqual(['robustness/complete-answer']);
});

describe('in traffic of others a refusal of the body shows', () => {
  test('that token and ids are good', () => {
    const made = traffic().refuse({ timeout: 45 }, ['timeout'], by(1));
    expect(findingsOf(made, foreign)).toEqual(['validation/valid-accepted at timeout']);
  });

  test('not whose the webhook is, where that is known already', () => {
    const where = { ...by(1), ...toOtherAgent };
    const made = traffic().read(by(1)).refuse({ timeout: 45 }, ['timeout'], where);
    expect(findingsOf(made, foreign)).toEqual(['lookup/webhook-under-other-agent']);
  });

  test('nothing that lasts', () => {
    const made = traffic().refuse({ timeout: bad('timeout') }, ['timeout'], by(1));
    expect(findingsOf(refused(made), foreign)).toEqual([]);
  });
});

describe('in traffic of others a refusal for token or ids', () => {
  const gone = (made: Traffic, how = {}): Traffic =>
    made.turnAway('unknown-webhook', {}, { ...by(1), ...how });

  test('may be right, since what was there may be gone', () => {
    expect(findingsOf(gone(traffic().read(by(1))), foreign)).toEqual([]);
    expect(findingsOf(gone(gone(traffic().read(by(1)))), foreign)).toEqual([]);
  });

  test.each<[number, string]>([
    [401, 'auth/good-token'],
    [403, 'auth/good-token'],
    [404, 'lookup/known-found'],
  ])('with %i is wrong where the same succeeds again: %s', (status, rule) => {
    const made = traffic().read(by(1)).ask({}, status, { message: 'No.' }, by(1)).read(by(1));
    const verdict = judge(made.read(by(1)), foreign);
    expect(findings(verdict)).toEqual([rule]);
    const [finding] = verdict.rules.flatMap((each) => each.findings);
    expect(finding).toMatchObject({ count: 1, exchange: { id: 2 }, actual: `status ${status}` });
  });

  test.each<[string, object, object]>([
    ['another token', by(2), {}],
    ['another webhook', toSibling, {}],
    ['another agent', toOtherAgent, {}],
    ['another webhook that succeeds after it', {}, toSibling],
  ])('is not wrong for the sake of %s', (_, how, then) => {
    const made = gone(traffic().read(by(1)), how).read({ ...by(1), ...then });
    expect(findingsOf(made, foreign)).toEqual([]);
  });

  test('is not wrong ahead of the first success', () => {
    expect(findingsOf(gone(traffic()).read(by(1)), foreign)).toEqual([]);
  });

  test.each([null, 'Bearer ‹token 0›'])(
    'is not wrong where the token is not shown, since it may be another one: %s',
    (token) => {
      const made = gone(traffic().read({ token }), { token }).read({ token });
      expect(findingsOf(made, foreign)).toEqual([]);
    },
  );

  test('is told of each webhook', () => {
    const made = traffic()
      .read(by(1))
      .read({ ...by(1), ...toSibling });
    gone(gone(made), toSibling)
      .read(by(1))
      .read({ ...by(1), ...toSibling });
    const [finding] = ruleIn(judge(made, foreign), 'lookup/known-found').findings;
    expect(finding?.count).toBe(2);
  });

  test('is no other finding where an id that is none succeeds here and there', () => {
    const none = { ...by(1), webhookId: 'x' };
    const made = traffic().read(none).turnAway('unknown-webhook', {}, none).read(none);
    expect(findingsOf(made, foreign)).toEqual(['lookup/malformed-id']);
    const agent = { ...by(1), agentId: 'x' };
    const other = traffic().read(agent).turnAway('unknown-agent', {}, agent).read(agent);
    expect(findingsOf(other, foreign)).toEqual(['lookup/malformed-id']);
  });
});

describe('in traffic of others a request without a token', () => {
  const withoutToken = { token: null };
  const missing = ['auth/missing-token'];

  /** A success with a token, and one that shows none but another header. */
  const twice = (header?: Header): Pick<Traffic, 'exchanges'> => {
    const made = traffic().read(by(1)).read(withoutToken);
    const [first, second] = made.exchanges;
    if (first === undefined || second === undefined) throw new Error('Two were made.');
    const { request } = second;
    const headers = [...request.headers, ...(header === undefined ? [] : [header])];
    return { exchanges: [first, { ...second, request: { ...request, headers } }] };
  };

  test('was sent without one where the recording shows those of others', () => {
    expect(findingsOf(twice(), foreign)).toEqual(missing);
    expect(findingsOf(twice(['X-Request-Id', '7']), foreign)).toEqual(missing);
  });

  test.each(['Cookie', 'X-Api-Key', 'X-Session-Id', 'X-Access-Token', 'Proxy-Authorization'])(
    'may have been let in by its header %s',
    (name) => {
      expect(findingsOf(twice([name, 'hidden']), foreign)).toEqual([]);
    },
  );

  test('tells nothing as long as the recording shows no token', () => {
    const made = traffic().read(withoutToken).read(withoutToken).read(by(1));
    expect(findingsOf(made, foreign)).toEqual([]);
    const told: Context = { ...foreign, showsTokens: true };
    expect(findingsOf(traffic().read(withoutToken), told)).toEqual(missing);
  });
});

describe('of many tokens', () => {
  const MANY = 300;

  test('the one that was used longest ago is forgotten', () => {
    const made = traffic();
    for (let n = 1; n <= MANY; n += 1) made.read(by(n));
    made.read(by(1)).read(by(MANY + 1));
    expect(findingsOf(refused(made, by(2)), foreign)).toEqual([]);
    expect(findingsOf(refused(made, by(3)), foreign)).toEqual(wrongly);
    expect(findingsOf(refused(made, by(1)), foreign)).toEqual(wrongly);
  });
});
