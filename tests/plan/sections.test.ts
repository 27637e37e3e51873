import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { isObject } from '../../src/exchange/json.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { plans } from '../../src/plan/plans.ts';
import { createProbes, limits, limitsOneByOne } from '../../src/plan/sections/limits.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { traffic } from '../judge/traffic.ts';
import { context, ids } from '../judge/world.ts';
import { keywordsOf } from '../values.ts';
import { defaultPlanFor, follow, input, requestsOf } from './by-hand.ts';

const names: string[] = settings.map(({ name }) => name);

function refusalNaming(request: PlannedRequest, named: readonly string[]): Exchange[] {
  return [...traffic().refuse(request.body as JsonObject, named).exchanges];
}

describe('group testing', () => {
  test('keeps nobody where a refusal names all', () => {
    const probes = createProbes(input);
    const { unnamed } = probes;
    follow(limits(input, createShadow(), probes), (request) => refusalNaming(request, names));
    expect(unnamed).toEqual([]);
    expect(follow(limitsOneByOne(input, unnamed))).toEqual([]);
  });

  test('keeps those that a refusal does not name, and tries each of them alone, once', () => {
    const probes = createProbes(input);
    const { unnamed } = probes;
    const without = names.filter((name) => name !== 'timeout');
    follow(limits(input, createShadow(), probes), (request) => refusalNaming(request, without));
    expect(new Set(unnamed.map(({ setting }) => setting.name))).toEqual(new Set(['timeout']));
    const asked = requestsOf(follow(limitsOneByOne(input, [...unnamed, ...unnamed])));
    const bodies = asked.map(({ body }) => JSON.stringify(body));
    expect(bodies.at(-1)).toBe('{}');
    expect(new Set(bodies).size).toBe(bodies.length);
    for (const body of bodies.slice(0, -1)) expect(body).toMatch(/^\{"timeout":/);
  });

  test.each<[string, readonly Exchange[]]>([
    ['is no refusal', traffic().ask({}, 400, {}).exchanges],
    [
      'is missing',
      traffic()
        .read()
        .exchanges.map(({ response: _, ...rest }) => rest),
    ],
  ])('keeps all where the answer %s', (_, exchanges) => {
    const probes = createProbes(input);
    const { unnamed } = probes;
    const asked = follow(limits(input, createShadow(), probes), () => [...exchanges]);
    const bad = requestsOf(asked).flatMap(({ body }) =>
      settings.flatMap((setting) => {
        const value = (body as JsonObject)[setting.name];
        const isBad = value !== undefined && readSetting(setting, value).verdict === 'refused';
        return isBad ? [setting.name] : [];
      }),
    );
    expect(unnamed.map(({ setting }) => setting.name)).toEqual(bad);
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
    expect(broken.size).toBeGreaterThanOrEqual(
      settings.flatMap(({ name }) => keywordsOf(name)).length,
    );
  });

  test('at most three pauses, each longer than the clock’s resolution, where the time was not seen to move', () => {
    const pauses = follow(plans.default(input, createShadow())).filter(
      (each) => typeof each === 'number',
    );
    expect(pauses.length).toBeGreaterThan(0);
    expect(pauses.length).toBeLessThanOrEqual(3);
    for (const pause of pauses) expect(pause).toBeGreaterThan(1100);
  });
});
