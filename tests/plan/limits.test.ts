import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';
import {
  createProbes,
  everyKeyword,
  firstOfEach,
  limits,
  limitsOneByOne,
} from '../../src/plan/sections/limits.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { keywordsOf } from '../values.ts';
import { everywhere, follow, input, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

type Probes = ReturnType<typeof createProbes>['unnamed'];

const names: string[] = settings.map(({ name }) => name);

function sent(made = everywhere): PlannedRequest[] {
  return requestsOf(follow(limits(made, createShadow(), createProbes(made))));
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

describe('requests that break limits', () => {
  test('break all but one, and that one alone among good values', () => {
    expect(
      sent()
        .map(inWords)
        .slice(0, 2 * names.length),
    ).toEqual(
      names.flatMap((name) => [
        // What is off may be looked at less closely.
        `ours/ours valid: ${name === 'enabled' ? 'changes enabled, ' : ''}breaks all but ${name}`,
        `ours/ours valid: changes all but ${name}, breaks ${name}`,
      ]),
    );
  });

  test('try what is left, and one setting by itself in the end', () => {
    const last = sent().slice(2 * names.length);
    expect(last.length).toBeGreaterThan(0);
    for (const { body } of last)
      expect(badIn({ ...last[0], body } as PlannedRequest)).not.toEqual([]);
    expect(Object.keys(last.at(-1)?.body as JsonObject)).toHaveLength(1);
  });

  test('send as many bad values of each setting as there are settings, or all that there are', () => {
    const values = new Set(sent().flatMap(badIn));
    for (const setting of settings) {
      const own = [...values].filter((each) => each.startsWith(`${setting.name} `));
      const most = nearMisses(setting).length;
      expect(own.length, setting.name).toBeGreaterThanOrEqual(Math.min(names.length, most));
    }
  });

  test('are more where there is no other webhook of the agent to try', () => {
    expect(sent(input).length).toBeGreaterThan(sent().length);
  });

  test('are few where refusals name nobody: each value is sent alone later', () => {
    const [request, ...rest] = sent(without(everywhere, 'blame'));
    expect(rest).toEqual([]);
    expect(Object.keys(request?.body as JsonObject)).toHaveLength(1);
  });

  test('say which keyword of which setting each breaks', () => {
    const [first, second] = sent().map(({ purpose }) => purpose);
    expect(first).toContain(
      'break all limits but one at once: webhook_url maxLength, webhook_secret maxLength, events minItems, ',
    );
    expect(second).toBe('break name maxLength among good values');
    expect(sent().at(-1)?.purpose).toMatch(/^break some limits at once: \w+ \w+$/);
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
