import { expect, test } from 'vitest';
import { members, settings } from '../../generated/contract.ts';
import type { Fixtures } from '../../src/exchange/fixtures.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { isObject } from '../../src/exchange/json.ts';
import { plans } from '../../src/plan/plans.ts';
import { firstRequests } from '../../src/plan/sections/begin.ts';
import { everyKeyword, firstOfEach } from '../../src/plan/sections/limits.ts';
import { openValues } from '../../src/plan/sections/open-values.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { isUuid } from '../../src/reading/knowledge.ts';
import { context, ids } from '../judge/world.ts';
import { defaultPlanFor, follow, input, noProbes, requestsOf } from './by-hand.ts';

const names: string[] = settings.map(({ name }) => name);

test('the quick plan breaks each setting alone, once', () => {
  const asked = requestsOf(follow(plans.quick(input, createShadow())));
  const alone = asked.filter(({ purpose }) => /^break .* alone$/.test(purpose));
  expect(alone.flatMap(({ body }) => Object.keys(body as JsonObject)).sort()).toEqual(
    [...names].sort(),
  );
});

test.each([true, false])('a read-only member that follows %j is sent as it is not', (led) => {
  const shadow = createShadow();
  shadow.know({ enabled: led });
  const [request] = requestsOf(follow(openValues(input, shadow, noProbes()))).filter(
    ({ purpose }) => purpose === 'read-only members',
  );
  const body = isObject(request?.body) ? request.body : {};
  const { status } = body;
  // What is sent for the others has the form that they have.
  for (const { name, timestamp, equalsParameter } of members) {
    if (timestamp) expect(body[name]).toMatch(/^\d{4}-\d\d-\d\dT/);
    if (equalsParameter === undefined) continue;
    expect(isUuid(String(body[name]))).toBe(true);
    expect([ids.agent, ids.webhook]).not.toContain(body[name]);
  }
  const { allowed } = members.find(({ name }) => name === 'status')?.follows ?? {};
  expect(allowed?.[`${led}`]).not.toContain(status);
  expect(allowed?.[`${!led}`]).toContain(status);
});

test('the quick plan sends no token, one that is cut, and wrong ids, once each', () => {
  const asked = requestsOf(follow(plans.quick(input, createShadow())));
  const tokens = asked.flatMap(({ token }) => (token === undefined ? [] : [token]));
  expect(tokens).toEqual(['none', 'cut']);
  const elsewhere = asked.filter(
    ({ agentId, webhookId }) => agentId !== ids.agent || webhookId !== ids.webhook,
  );
  expect(elsewhere).toHaveLength(2);
});

test('the first requests reach every webhook that there is, and no other', () => {
  const reached = (fixtures: Partial<Fixtures>): string[] =>
    firstRequests({ ...input, fixtures: { ...input.fixtures, ...fixtures } }).map(
      ({ agentId, webhookId }) => `${agentId} ${webhookId}`,
    );
  const own = `${ids.agent} ${ids.webhook}`;
  expect(reached({})).toEqual([own]);
  expect(reached({ siblingWebhookId: ids.sibling })).toEqual([own, `${ids.agent} ${ids.sibling}`]);
  expect(reached({ otherAgentId: ids.otherAgent })).toEqual([
    own,
    `${ids.otherAgent} ${ids.webhook}`,
  ]);
  expect(reached({ otherAgentId: ids.otherAgent, otherAgentWebhookId: ids.otherWebhook })).toEqual([
    own,
    `${ids.otherAgent} ${ids.otherWebhook}`,
  ]);
});

test('a target with one webhook is asked for no other that exists', () => {
  for (const { agentId, webhookId } of defaultPlanFor(context.offers)) {
    expect(typeof agentId).toBe('string');
    expect(typeof webhookId).toBe('string');
  }
});

test('of each setting one bad value of each keyword is sent alone', () => {
  const probes = everyKeyword(input);
  const chosen = firstOfEach([...probes, ...probes].slice(-12));
  const keys = chosen.map(({ setting, keyword }) => `${setting.name}/${keyword}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(5);
});
