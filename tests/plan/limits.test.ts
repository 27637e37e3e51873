import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';
import {
  createProbes,
  everyKeyword,
  everyLimit,
  firstOfEach,
  groupsOfLimits,
  limitsAmongOthers,
  limitsOneByOne,
} from '../../src/plan/sections/limits.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { traffic } from '../judge/traffic.ts';
import { keywordsOf } from '../values.ts';
import { everywhere, follow, input, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

type Probes = ReturnType<typeof createProbes>['unnamed'];

const names: string[] = settings.map(({ name }) => name);

/** What a run sends one after another: every limit, groups of them, and limits among good values. */
function inARun(made = everywhere): PlannedRequest[][] {
  const probes = createProbes(made);
  return [
    everyLimit(made, probes),
    groupsOfLimits(made, probes),
    limitsAmongOthers(made, createShadow(), probes),
  ].map((plan) => requestsOf(follow(plan)));
}

function groups(made = everywhere): PlannedRequest[] {
  return inARun(made).slice(0, 2).flat();
}

function amongOthers(): PlannedRequest[] {
  return inARun().slice(2).flat();
}

/** The bad values of a request, as `NAME VALUE`. */
function badIn({ body }: PlannedRequest): string[] {
  return settings.flatMap((setting) => {
    const value = (body as JsonObject)[setting.name];
    const bad = value !== undefined && readSetting(setting, value).verdict === 'refused';
    return bad ? [`${setting.name} ${JSON.stringify(value)}`] : [];
  });
}

function keysOf(probes: Probes): string[] {
  return probes.map(({ setting, keyword }) => `${setting.name} ${keyword}`);
}

describe('requests that break every limit', () => {
  test('break all or leave each setting out once, and break all again', () => {
    expect(groups().map(inWords)).toEqual(
      ['', ...names.map((name) => ` but ${name}`), ''].map(
        // What is off may be looked at less closely.
        (left) =>
          `ours/ours valid: ${left === ' but enabled' ? 'changes enabled, ' : ''}breaks all${left}`,
      ),
    );
  });

  test('send eight bad values of each setting, or all that there are', () => {
    const sent = new Set(groups().flatMap(badIn));
    for (const setting of settings) {
      const own = [...sent].filter((each) => each.startsWith(`${setting.name} `));
      expect(own).toHaveLength(Math.min(8, nearMisses(setting).length));
    }
  });

  test('are four more where there is no other webhook of the agent to try', () => {
    expect(groups(input)).toHaveLength(groups().length + 4);
  });

  test('say which keyword of which setting each breaks', () => {
    expect(groups()[0]?.purpose).toContain(
      'break every limit at once: name maxLength, webhook_url maxLength, webhook_secret maxLength, events minItems, ',
    );
    expect(groups()[1]?.purpose).toContain(
      'break all limits but one at once: webhook_url format, ',
    );
  });
});

describe('limits that are broken among good values', () => {
  test('are of three settings at a time, of the last one alone, and of the one with most bad values by itself', () => {
    expect(amongOthers().map(inWords)).toEqual([
      'ours/ours valid: changes webhook_secret timeout max_retries enabled, breaks name webhook_url events',
      'ours/ours valid: changes name events max_retries enabled, breaks webhook_url webhook_secret timeout',
      'ours/ours valid: changes name webhook_url timeout enabled, breaks webhook_secret events max_retries',
      'ours/ours valid: changes name webhook_url webhook_secret max_retries, breaks events timeout enabled',
      'ours/ours valid: changes webhook_url webhook_secret events enabled, breaks name timeout max_retries',
      'ours/ours valid: changes all but enabled, breaks enabled',
      'ours/ours valid: breaks events',
      'ours/ours valid: {}',
    ]);
  });

  test('are of no two settings together twice', () => {
    const pairs = amongOthers().flatMap((request) => {
      const bad = badIn(request).map((each) => each.split(' ')[0]);
      return bad.flatMap((one, place) => bad.slice(place + 1).map((other) => `${one} ${other}`));
    });
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('are broken by values that no request before sent, as far as there are any', () => {
    const before = new Set(groups().flatMap(badIn));
    const sent = amongOthers().flatMap(badIn);
    for (const setting of settings) {
      const own = sent.filter((each) => each.startsWith(`${setting.name} `));
      const fresh = own.filter((each) => !before.has(each));
      const left = Math.max(0, nearMisses(setting).length - 8);
      expect(fresh, setting.name).toHaveLength(Math.min(left, own.length));
    }
  });

  test('say which keyword of which setting each breaks', () => {
    expect(amongOthers()[0]?.purpose).toContain(
      'break name maxLength, webhook_url format, events type among good values',
    );
    expect(amongOthers().at(-2)?.purpose).toMatch(/^break events \w+ by itself$/);
  });

  test('are tried alone where a refusal does not name them', () => {
    const probes = createProbes(everywhere);
    const without = names.filter((name) => name !== 'timeout');
    follow(limitsAmongOthers(everywhere, createShadow(), probes), ({ body }) =>
      refusalNaming(body as JsonObject, without),
    );
    expect(keysOf(probes.unnamed)).toEqual(
      keywordsOf('timeout').map((keyword) => `timeout ${keyword}`),
    );
  });

  test('leave the webhook as it was, which is looked at in the end', () => {
    const shadow = createShadow();
    const { exchanges } = traffic().update({ name: 'as it was left' });
    follow(limitsAmongOthers(input, shadow, createProbes(input)), ({ body }) =>
      JSON.stringify(body) === '{}' ? exchanges : [],
    );
    expect(shadow.value('name')).toBe('as it was left');
  });
});

describe('limits that are broken one by one', () => {
  test('are the first ones of each keyword where nobody is named', () => {
    expect(keysOf(everyKeyword(input))).toEqual(
      settings.flatMap(({ name }) => keywordsOf(name).map((keyword) => `${name} ${keyword}`)),
    );
    for (const { setting, keyword, value } of everyKeyword(input))
      expect(value).toBe(nearMisses(setting).find((miss) => miss.keyword === keyword)?.value);
  });

  test('are the first twelve where many are not named, each keyword once', () => {
    const probes = everyKeyword(input);
    const later = probes.map((probe) => ({ ...probe, value: 'a later one' }));
    expect(firstOfEach([...probes, ...later])).toEqual(probes.slice(0, 12));
    expect(firstOfEach(probes.slice(3, 5))).toEqual(probes.slice(3, 5));
  });

  test('are read back where there is something to read, and something was sent', () => {
    const [first] = everyKeyword(input);
    const probes = first === undefined ? [] : [first];
    const told = (made: typeof input, all: Probes): string[] =>
      requestsOf(follow(limitsOneByOne(made, all))).map(inWords);
    expect(told(input, probes)).toEqual(['ours/ours valid: breaks name', 'ours/ours valid: {}']);
    expect(told(without(input, 'state'), probes)).toEqual(['ours/ours valid: breaks name']);
    expect(told(input, [])).toEqual([]);
  });
});

function refusalNaming(body: JsonObject, named: readonly string[]): readonly Exchange[] {
  return traffic().refuse(body, named).exchanges;
}
