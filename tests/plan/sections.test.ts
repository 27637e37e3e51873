import { describe, expect, test } from 'vitest';
import { members, settings } from '../../generated/contract.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Fixtures } from '../../src/exchange/fixtures.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { isObject } from '../../src/exchange/json.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { plans } from '../../src/plan/plans.ts';
import { firstRequests } from '../../src/plan/sections/begin.ts';
import { updatesInFlight } from '../../src/plan/sections/in-flight.ts';
import {
  everyKeyword,
  firstOfEach,
  groupsOfLimits,
  limitsOneByOne,
} from '../../src/plan/sections/limits.ts';
import { oddBodies } from '../../src/plan/sections/odd-bodies.ts';
import { openValues } from '../../src/plan/sections/open-values.ts';
import { wrongTokens } from '../../src/plan/sections/tokens.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { isUuid } from '../../src/reading/knowledge.ts';
import { traffic } from '../judge/traffic.ts';
import { context, ids } from '../judge/world.ts';
import { defaultPlanFor, follow, input, requestsOf } from './by-hand.ts';

const names: string[] = settings.map(({ name }) => name);

function refusalNaming(request: PlannedRequest, named: readonly string[]): Exchange[] {
  return [...traffic().refuse(request.body as JsonObject, named).exchanges];
}

describe('group testing', () => {
  test('keeps nobody where a refusal names all', () => {
    const unnamed: Parameters<typeof groupsOfLimits>[1] = [];
    follow(groupsOfLimits(input, unnamed), (request) => refusalNaming(request, names));
    expect(unnamed).toEqual([]);
    expect(follow(limitsOneByOne(input, unnamed))).toEqual([]);
  });

  test('keeps those that a refusal does not name, and tries each of them alone, once', () => {
    const unnamed: Parameters<typeof groupsOfLimits>[1] = [];
    const without = names.filter((name) => name !== 'timeout');
    follow(groupsOfLimits(input, unnamed), (request) => refusalNaming(request, without));
    expect(new Set(unnamed.map(({ setting }) => setting.name))).toEqual(new Set(['timeout']));
    const asked = requestsOf(follow(limitsOneByOne(input, [...unnamed, ...unnamed])));
    const bodies = asked.map(({ body }) => JSON.stringify(body));
    expect(bodies.at(-1)).toBe('{}');
    expect(new Set(bodies).size).toBe(bodies.length);
    for (const body of bodies.slice(0, -1)) expect(body).toMatch(/^\{"timeout":/);
  });

  test('keeps all where the answer is no refusal', () => {
    const unnamed: Parameters<typeof groupsOfLimits>[1] = [];
    const asked = follow(groupsOfLimits(input, unnamed), () => [
      ...traffic().ask({}, 400, {}).exchanges,
    ]);
    expect(unnamed.length).toBe(asked.length * names.length);
  });
});

describe('the default plan asks for what a target offers', () => {
  const all = defaultPlanFor(context.offers, {
    siblingWebhookId: ids.sibling,
    otherAgentId: ids.otherAgent,
    otherAgentWebhookId: ids.otherWebhook,
    foreignAgentId: ids.foreignAgent,
  });
  const uses = (list: readonly PlannedRequest[]): Set<string> =>
    new Set(list.map(({ token = 'valid' }) => token));

  test('every wrong use of the token, and every id', () => {
    for (const use of [
      'none',
      'empty',
      'other scheme',
      'no scheme',
      'cut',
      'extended',
      'lower-case scheme',
    ])
      expect(uses(all)).toContain(use);
    const used = new Set(all.flatMap(({ agentId, webhookId }) => [agentId, webhookId]));
    for (const id of [ids.sibling, ids.otherAgent, ids.otherWebhook, ids.foreignAgent])
      expect(used).toContain(id);
  });

  test('no other token than none where tokens are not checked', () => {
    const offers = context.offers.filter((need) => need !== 'tokens');
    expect([...uses(defaultPlanFor(offers))].sort()).toEqual(['none', 'valid']);
  });

  test('no other id where ids are not looked up', () => {
    const offers = context.offers.filter((need) => need !== 'lookup' && need !== 'tokens');
    for (const { agentId, webhookId } of defaultPlanFor(offers))
      expect([agentId, webhookId]).toEqual([ids.agent, ids.webhook]);
  });

  test('one value at a time of a target without memory', () => {
    const bodies = defaultPlanFor([])
      .filter(({ purpose }) => /^(a good|break) /.test(purpose))
      .map(({ body }) => (isObject(body) ? Object.keys(body) : []));
    expect(bodies.length).toBeGreaterThan(names.length * 2);
    for (const keys of bodies) expect(keys).toHaveLength(1);
    expect(new Set(bodies.flat())).toEqual(
      new Set(names.filter((name) => name !== 'webhook_secret')),
    );
  });

  test('one bad value at a time where refusals name nobody', () => {
    const offers = context.offers.filter((need) => need !== 'blame');
    const alone = defaultPlanFor(offers).filter(({ purpose }) => / alone$/.test(purpose));
    const broken = new Set(
      alone.filter(({ purpose }) => purpose.startsWith('break')).map(({ purpose }) => purpose),
    );
    expect(broken.size).toBeGreaterThanOrEqual(17);
  });

  test('one pause, longer than the clock’s resolution, where the time was not seen to move', () => {
    const pauses = follow(plans.default(input, createShadow())).filter(
      (each) => typeof each === 'number',
    );
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(1100);
  });
});

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
  const [request] = requestsOf(follow(openValues(input, shadow))).filter(
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
  expect(typeof status).toBe('string');
  expect(members.find(({ name }) => name === 'status')?.follows?.allowed[`${led}`]).not.toContain(
    status,
  );
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

test('numbers beyond every machine word are sent for every integer, of either sign', () => {
  const [request] = requestsOf(follow(oddBodies(input, createShadow()))).filter(({ purpose }) =>
    purpose.startsWith('numbers of'),
  );
  const sent = String(request?.body);
  for (const { name, type } of settings)
    expect(sent.includes(`"${name}":`)).toBe(type === 'integer');
  expect(sent).toMatch(/^\{"\w+":\d{30},"\w+":-\d{30}\}$/);
});

test('a value of a neighbouring type says the same, and is sent where there is one', () => {
  const [request] = requestsOf(follow(openValues(input, createShadow()))).filter(
    ({ purpose }) => purpose === 'values of a neighbouring type',
  );
  const body = isObject(request?.body) ? request.body : {};
  for (const { name, type, format, writeOnly } of settings) {
    const none = writeOnly || type === 'array' || format !== undefined;
    const wanted = type === 'integer' ? 'string' : 'number';
    expect(typeof body[name]).toBe(none ? 'undefined' : wanted);
  }
});

test('of each setting one bad value of each keyword is sent alone', () => {
  const probes = everyKeyword(input);
  const chosen = firstOfEach([...probes, ...probes].slice(-12));
  const keys = chosen.map(({ setting, keyword }) => `${setting.name}/${keyword}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(5);
});

test('the sibling is read once wrong ids were tried', () => {
  const asked = defaultPlanFor(context.offers, { siblingWebhookId: ids.sibling });
  const reads = asked.filter(({ purpose }) => purpose === 'read the sibling');
  expect(reads).toMatchObject([{ webhookId: ids.sibling, body: {} }]);
});

test('the longest text is sent for a setting that may be any text', () => {
  const asked = requestsOf(follow(oddBodies(input, createShadow())));
  const long = asked.find(({ purpose }) => /^\d+ characters for/.test(purpose));
  expect(Object.keys(long?.body as JsonObject)).toEqual(['name']);
});

test('updates in flight carry the same settings, and then others', () => {
  const asked = requestsOf(follow(updatesInFlight(input, createShadow())));
  const [one, other] = asked.filter(({ purpose }) => purpose.endsWith('update the same settings'));
  const names = Object.keys(one?.body as JsonObject);
  expect(names).toHaveLength(3);
  expect(Object.keys(other?.body as JsonObject)).toEqual(names);
});

test('a stranger’s token is tried in every place where there is one', () => {
  const made = { ...input, wrongTokens: ['cut', 'other beginning'] as const };
  const tokens = requestsOf(follow(wrongTokens(made, createShadow()))).map(
    ({ token = 'valid' }) => token,
  );
  expect(tokens.filter((token) => token === 'other beginning').length).toBeGreaterThan(1);
  for (const token of tokens) expect(token).not.toBe('');
});
