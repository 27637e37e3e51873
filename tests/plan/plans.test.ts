import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import type { PlanName } from '../../src/plan/plans.ts';
import { mostRequests, plans } from '../../src/plan/plans.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { traffic } from '../judge/traffic.ts';
import { bad, keywordsOf } from '../values.ts';
import { everywhere, follow, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

const names: string[] = settings.map(({ name }) => name);
/** Each setting as often as it has keywords to break. */
const byKeyword = settings.flatMap(({ name }) => keywordsOf(name).map(() => name));

function asked(plan: PlanName, made: PlanInput): PlannedRequest[] {
  return requestsOf(follow(plans[plan](made, createShadow(made.host))));
}

describe('the quick plan', () => {
  const BROKEN = names.map((name) => `ours/ours valid: breaks ${name}`);

  test('sends each setting once, each error once, and reads in between', () => {
    expect(asked('quick', everywhere).map(inWords)).toEqual([
      'ours/ours valid: changes all',
      ...names.map((name) => `ours/ours valid: changes ${name}`),
      'ours/ours valid: breaks all',
      ...BROKEN,
      'ours/ours valid: {}',
      'ours/ours none: changes all',
      'ours/ours cut: changes all',
      'unlike/ours valid: {}',
      'ours/unlike valid: {}',
      'ours/ours valid: a text',
      'ours/ours valid: {}',
    ]);
  });

  test('leaves out what a target does not offer', () => {
    expect(asked('quick', without(everywhere, 'state', 'tokens', 'lookup')).map(inWords)).toEqual([
      'ours/ours valid: changes all',
      'ours/ours valid: breaks all',
      ...BROKEN,
      'ours/ours none: changes all',
      'ours/ours valid: a text',
    ]);
  });

  test('breaks limits by as little as there is', () => {
    const broken = asked('quick', everywhere).find(({ purpose }) =>
      purpose.startsWith('break every'),
    );
    expect(broken?.body).toMatchObject({
      timeout: bad('timeout'),
      max_retries: bad('max_retries'),
      events: bad('events'),
    });
  });

  test('sends as the last body JSON that breaks off', () => {
    const [text] = asked('quick', everywhere).flatMap(({ body }) =>
      typeof body === 'string' ? [body] : [],
    );
    expect(text).toMatch(/^\{"/);
    expect(() => JSON.parse(text ?? '')).toThrow();
  });
});

describe('the default plan', () => {
  test('only observes what is open once all that is promised was tried', () => {
    const all = asked('default', everywhere).map(({ purpose }) => purpose);
    const begins = [
      /^update name/,
      /^break all limits but one at once/,
      /^an unknown webhook of an unknown agent/,
      /^break some limits at once/,
      /^JSON that breaks off/,
      /^bytes that are no UTF-8/,
      /^send the same update again/,
      /^break .* alone$/,
      /^a text that is counted in several ways/,
      /about which readers differ$/,
    ].map((purpose) => all.findIndex((each) => purpose.test(each)));
    expect(begins).not.toContain(-1);
    expect(begins).toEqual([...begins].sort((a, b) => a - b));
  });

  test('sends no limit alone where every refusal names all', () => {
    const made = plans.default(everywhere, createShadow());
    const sent = requestsOf(
      follow(made, ({ body }) => traffic().refuse(body as JsonObject, names).exchanges),
    );
    expect(sent.filter(({ purpose }) => / alone$/.test(purpose))).toEqual([]);
  });

  test('sends every keyword of every setting alone, once, where refusals name nobody', () => {
    const sent = asked('default', without(everywhere, 'blame'));
    const alone = sent
      .filter(({ purpose }) => / alone$/.test(purpose))
      .map(({ purpose }) => purpose);
    expect(alone).toHaveLength(byKeyword.length);
    expect(new Set(alone).size).toBe(byKeyword.length);
    expect(sent.filter(({ purpose }) => purpose.startsWith('break all limits'))).toEqual([]);
  });

  test('sends one value at a time to a target without memory', () => {
    const sent = asked('default', without(everywhere, 'state')).map(inWords);
    const tried = 2 * names.length + byKeyword.length;
    expect(sent.slice(0, tried)).toEqual([
      ...names.flatMap((name) => [
        `ours/ours valid: changes ${name}`,
        `ours/ours valid: changes ${name}`,
      ]),
      ...byKeyword.map((name) => `ours/ours valid: breaks ${name}`),
    ]);
    expect(sent.slice(tried)).toContain('ours/ours none: changes all');
    expect(sent.slice(tried)).toContain('ours/ours valid: no body');
    // Neither ids that nobody has by themselves, nor updates at once, nor what is open, nor what reads anything.
    expect(sent.slice(tried).filter((each) => /leaves open|: \{\}$/.test(each))).toEqual([
      'ours/sibling scheme of frameworks: {}',
    ]);
    for (const each of sent.slice(tried))
      expect(each).toMatch(/^(ours\/(ours|sibling) |unlike\/unlike (none|empty): )/);
  });

  test('sends two different good values of each setting to a target without memory', () => {
    const bodies = asked('default', without(everywhere, 'state'))
      .slice(0, 2 * names.length)
      .map(({ body }) => JSON.stringify(body));
    expect(new Set(bodies).size).toBe(2 * names.length);
  });
});

describe('the exhaustive plan', () => {
  test('is the default plan, every subset of settings read back, every entry of a list and every setting alone', () => {
    const [usual, all] = [asked('default', everywhere), asked('exhaustive', everywhere)];
    expect(all.slice(0, usual.length).map(inWords)).toEqual(usual.map(inWords));
    const entries = settings.flatMap(({ items }) => items?.enum ?? []).length;
    expect(all).toHaveLength(usual.length + 2 * 2 ** names.length + entries + names.length);
  });

  test('is the default plan for a target without memory', () => {
    const made = without(everywhere, 'state');
    expect(asked('exhaustive', made)).toEqual(asked('default', made));
  });
});

describe('whatever the plan', () => {
  test.each(['quick', 'exhaustive'] as const)('%s says what each request is for', (plan) => {
    for (const { purpose } of asked(plan, everywhere)) expect(purpose).toMatch(/^\w.*[\w)]$/);
  });

  test.each(['quick', 'default', 'exhaustive'] as const)(
    '%s leads nowhere but to the host of the caller',
    (plan) => {
      const urls = asked(plan, { ...everywhere, host: 'my.example.org' }).flatMap(
        ({ body }) => JSON.stringify(body).match(/https?:\/\/[^"/: ]*/g) ?? [],
      );
      expect(new Set(urls)).toEqual(
        new Set([
          'https://my.example.org',
          ...(plan === 'quick' ? [] : ['https://hooks', 'http://my.example.org']),
        ]),
      );
    },
  );
});

test('a quick run is at most 30 requests, one by default 90, and one that tries all as many as it takes', () => {
  const all = requestsOf(follow(plans.exhaustive(everywhere, createShadow())));
  expect(all.length).toBeGreaterThan(mostRequests.default);
  expect(mostRequests).toEqual({ quick: 30, default: 96, exhaustive: Number.POSITIVE_INFINITY });
});
