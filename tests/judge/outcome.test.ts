import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf, judge, observedIn, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const invalid = { timeout: bad('timeout') };
const unknownBoth = { agentId: ids.noAgent, webhookId: ids.noWebhook };

describe('where nothing public gives the order of checks, both are right', () => {
  test.each([
    ['an unknown webhook', { webhookId: ids.noWebhook }, 'unknown-webhook'],
    ['an unknown agent', { agentId: ids.noAgent }, 'unknown-agent'],
    ['an unknown agent and webhook', unknownBoth, 'unknown-agent'],
    ['an agent of another environment', { agentId: ids.foreignAgent }, 'unknown-agent'],
    ['a webhook of another agent', { webhookId: ids.otherWebhook }, 'unknown-webhook'],
  ] as const)('%s and a bad body', (_, where, answer) => {
    const body = traffic().refuse(invalid, ['timeout'], where);
    const found = traffic().turnAway(answer, invalid, where);
    expect([findingsOf(body), findingsOf(found)]).toEqual([[], []]);
    const [first, second] = [body, found].map((made) =>
      observedIn('observed/order-of-checks', made),
    );
    expect(Object.keys(first ?? {})).toHaveLength(1);
    expect(Object.keys(second ?? {})).toHaveLength(1);
    expect(first).not.toEqual(second);
  });

  test('but a body is not refused that is right', () => {
    const made = traffic().refuse({ timeout: 45 }, ['timeout'], { webhookId: ids.noWebhook });
    expect(findingsOf(made)).toEqual(['lookup/unknown-webhook']);
  });

  test('and a refusal still names the failing members and no others', () => {
    const made = traffic().refuse({ ...invalid, name: 'A' }, ['name'], {
      webhookId: ids.noWebhook,
    });
    expect(findingsOf(made)).toEqual(['validation/names-every-member at timeout/maximum']);
  });

  test('an unknown webhook of an unknown agent gets either 404', () => {
    for (const answer of ['unknown-agent', 'unknown-webhook'] as const)
      expect(findingsOf(traffic().turnAway(answer, {}, unknownBoth))).toEqual([]);
  });

  test('an unknown webhook of an agent of another environment gets either 404', () => {
    const where = { agentId: ids.foreignAgent, webhookId: ids.noWebhook };
    for (const answer of ['unknown-agent', 'unknown-webhook'] as const)
      expect(findingsOf(traffic().turnAway(answer, {}, where))).toEqual([]);
  });

  test('a webhook of ours is no fault of its own under an unknown agent', () => {
    for (const agentId of [ids.noAgent, ids.foreignAgent])
      expect(findingsOf(traffic().turnAway('unknown-webhook', {}, { agentId }))).toHaveLength(1);
  });

  test.each([400, 404, 422])('a malformed id is answered with %i, of any body', (status) => {
    for (const where of [{ webhookId: 'x' }, { agentId: `${ids.agent}0` }])
      expect(findingsOf(traffic().ask({ timeout: 45 }, status, '<p>', where))).toEqual([]);
  });

  test('a malformed id is answered with no other status', () => {
    for (const status of [403, 405, 302])
      expect(findingsOf(traffic().ask({}, status, '', { webhookId: 'x' }))).toEqual([
        'lookup/malformed-id',
      ]);
  });
});

describe('without a good token the answer is a 401', () => {
  test.each([
    ['whatever the ids', {}, { agentId: ids.noAgent }],
    ['whatever the body', invalid, {}],
    ['whatever both', invalid, unknownBoth],
    ['whatever the media type', { timeout: 45 }, { mediaType: 'text/plain' }],
  ])('%s', (_, patch, how) => {
    expect(findingsOf(traffic().turnAway('missing-token', patch, { ...how, token: null }))).toEqual(
      [],
    );
    const unknown = { ...how, token: authorization.unknown };
    expect(findingsOf(traffic().ask(patch, 401, { error: 'no' }, unknown))).toEqual([]);
  });

  test('anything else reveals something', () => {
    const token = authorization.unknown;
    const agent = traffic().turnAway('unknown-agent', {}, { token, agentId: ids.noAgent });
    const webhook = traffic().turnAway(
      'unknown-webhook',
      {},
      { token: null, webhookId: ids.noWebhook },
    );
    const body = traffic().refuse(invalid, ['timeout'], { token: null });
    for (const made of [agent, webhook, body])
      expect(findingsOf(made)).toEqual(['auth/checked-first']);
  });

  test('and a wrong status that reveals nothing is charged to the token', () => {
    for (const status of [200, 400, 403, 404, 302])
      expect(findingsOf(traffic().ask({}, status, {}, { token: authorization.cut }))).toEqual([
        'auth/near-token',
      ]);
  });

  test('nor does one that would be right for another reason', () => {
    const token = authorization.cut;
    const agent = traffic().ask({}, 403, {}, { token, agentId: ids.noAgent });
    const body = traffic().ask(invalid, 400, {}, { token });
    const good = traffic().refuse({ timeout: 45 }, ['timeout'], { token });
    for (const made of [agent, body, good]) expect(findingsOf(made)).toEqual(['auth/near-token']);
  });

  test('malformed JSON aside: a parser may come first', () => {
    const how = { sends: '{"name":', token: authorization.unknown };
    for (const status of [400, 401, 422])
      expect(findingsOf(traffic().ask({}, status, '', how))).toEqual([]);
    expect(findingsOf(traffic().ask({}, 200, '', how))).toEqual(['auth/bad-token']);
  });

  test('a scheme in lower case is nobody’s promise', () => {
    const token = authorization.lowerCase;
    for (const made of [traffic().read({ token }), traffic().ask({}, 401, {}, { token })])
      expect(findingsOf(made)).toEqual([]);
  });
});

describe('a good request gets a 200', () => {
  test.each([
    [401, {}, 'auth/good-token'],
    [403, {}, 'auth/good-token'],
    [404, {}, 'lookup/known-found'],
    [409, {}, 'response/success-status'],
    [202, {}, 'response/success-status at 202'],
    [301, {}, 'response/success-status'],
  ])('not %i', (status, answer, rule) => {
    expect(findingsOf(traffic().ask({ name: 'A' }, status, answer))).toEqual([rule]);
  });

  test('a 429 and what was sent again say nothing', () => {
    const made = traffic()
      .read()
      .ask({ name: 'A' }, 429, '<p>Slow down</p>')
      .ask({ name: 'A' }, 503, '', { repeated: true })
      .read();
    const verdict = judge(made);
    expect(findingsOf(made)).toEqual([]);
    expect(verdict.coverage.answers).toEqual({ '429': 1, '503': 1, success: 2 });
    expect(ruleIn(verdict, 'robustness/no-server-error').exercised).toBe(2);
  });
});
