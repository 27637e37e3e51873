import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { request as validUpdate } from '../../generated/validators.js';
import type { JsonObject } from '../../src/exchange/json.ts';
import { goodValues } from '../../src/plan/good-values.ts';
import { everyKeyword } from '../../src/plan/sections/limits.ts';
import { everySubset } from '../../src/plan/sections/subsets.ts';
import type { RandomStep } from '../../src/plan/sequences.ts';
import { playSequence, sequencesOf } from '../../src/plan/sequences.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { traffic } from '../judge/traffic.ts';
import { context } from '../judge/world.ts';
import { follow, input, requestsIn, requestsOf, stepsOf } from './by-hand.ts';

const bare = { ...input, offers: context.offers.filter((need) => need !== 'secret') };
const RUNS = { numRuns: 100, seed: 20250904 };

function sampled(kind: RandomStep['kind']): JsonObject[] {
  const steps = fc.sample(sequencesOf(fc, input), { ...RUNS, numRuns: 300 }).flat();
  return steps.flatMap((step) => (step.kind === kind ? step.bodies : []));
}

describe('every subset', () => {
  test.each([
    ['with a secret', input, 2 ** settings.length],
    ['without one', bare, 2 ** (settings.length - 1)],
  ] as const)('%s is written once and read back by itself', (_, made, count) => {
    const asked = requestsOf(follow(everySubset(made, createShadow())));
    const written = asked
      .filter((__, index) => index % 2 === 0)
      .map(({ body }) => body as JsonObject);
    const read = asked.filter((__, index) => index % 2 === 1).map(({ body }) => body);
    expect(new Set(written.map((body) => Object.keys(body).sort().join())).size).toBe(count);
    expect(written).toHaveLength(count);
    for (const body of written) expect(validUpdate(body)).toBe(true);
    for (const body of read) expect(body).toEqual({});
  });

  test('says which settings it carries', () => {
    for (const { purpose, body } of requestsOf(follow(everySubset(input, createShadow())))) {
      const names = Object.keys(body as JsonObject);
      if (names.length > 0) expect(purpose).toContain(`: ${names.join(', ')}`);
    }
  });

  test('changes what the webhook was read as', () => {
    const shadow = createShadow();
    const { exchanges } = traffic().update({ timeout: 77 });
    for (const answered of [/^one of all subsets/, /^read/]) {
      shadow.know({ timeout: 5 });
      follow(everySubset(input, shadow), ({ purpose }) =>
        answered.test(purpose) ? exchanges : [],
      );
      expect(shadow.value('timeout')).toBe(77);
    }
  });
});

describe('a random sequence', () => {
  test('sends good updates, alone or together, and bodies that have to be refused', () => {
    fc.assert(
      fc.property(sequencesOf(fc, input), (steps) => {
        for (const { kind, bodies } of steps) {
          expect(bodies.length).toBeGreaterThanOrEqual(kind === 'together' ? 2 : 1);
          expect(bodies.length).toBeLessThanOrEqual(kind === 'together' ? 4 : 1);
          for (const body of bodies) expect(validUpdate(body)).toBe(kind !== 'refused');
        }
      }),
      RUNS,
    );
  });

  test('writes every setting, in whatever company', () => {
    const bodies = fc
      .sample(sequencesOf(fc, input), RUNS)
      .flatMap((steps) => steps.flatMap((step) => step.bodies));
    expect(new Set(bodies.flatMap((body) => Object.keys(body)))).toEqual(
      new Set(settings.map(({ name }) => name)),
    );
  });

  test('writes every good value of every setting, and leaves each out', () => {
    const updates = sampled('update');
    for (const setting of settings) {
      const written = updates.flatMap((body) => (setting.name in body ? [body[setting.name]] : []));
      const values = new Set(written.map((value) => JSON.stringify(value)));
      expect(values).toEqual(new Set(goodValues(setting).map((value) => JSON.stringify(value))));
      expect(written.length).toBeLessThan(updates.length);
    }
  });

  test('breaks every limit of every setting, one at a time', () => {
    const found = new Set<string>();
    for (const body of sampled('refused')) {
      const broken = settings.flatMap((setting) => {
        const value = body[setting.name];
        const reading = value === undefined ? undefined : readSetting(setting, value);
        return reading?.verdict === 'refused' ? [`${setting.name} ${reading.keywords}`] : [];
      });
      expect(broken).toHaveLength(1);
      for (const each of broken) found.add(each);
    }
    expect([...found].sort()).toEqual(
      everyKeyword(input)
        .map(({ setting, keyword }) => `${setting.name} ${keyword}`)
        .sort(),
    );
  });

  test('has one step at least, twelve at most, most of which are updates', () => {
    const sequences = fc.sample(sequencesOf(fc, input), RUNS);
    const lengths = sequences.map(({ length }) => length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(12);
    expect(Math.max(...lengths)).toBeGreaterThan(6);
    const kinds = sequences.flat().map(({ kind }) => kind);
    const share = (wanted: RandomStep['kind']): number =>
      kinds.filter((kind) => kind === wanted).length / kinds.length;
    expect(share('update')).toBeGreaterThan(0.5);
    for (const kind of ['refused', 'together'] as const) expect(share(kind)).toBeGreaterThan(0.08);
  });

  test('has two to four updates in flight, each number of them', () => {
    const steps = fc.sample(sequencesOf(fc, input), RUNS).flat();
    const sizes = steps.flatMap(({ kind, bodies }) => (kind === 'together' ? [bodies.length] : []));
    expect(new Set(sizes)).toEqual(new Set([2, 3, 4]));
  });

  test('is sent step by step, between two reads', () => {
    const [one, two, three]: JsonObject[] = [{ timeout: 5 }, { timeout: 6 }, { timeout: 500 }];
    if (one === undefined || two === undefined || three === undefined) return;
    const steps = stepsOf(
      playSequence(input, [
        { kind: 'update', bodies: [one] },
        { kind: 'together', bodies: [one, two] },
        { kind: 'refused', bodies: [three] },
      ]),
    );
    expect(steps.map((step) => requestsIn(step).map(({ body }) => body))).toEqual([
      [{}],
      [one],
      [one, two],
      [three],
      [{}],
    ]);
  });

  test('leads to the host of the caller, whether it is good or bad', () => {
    const made = { ...input, host: 'my.example.org' };
    const bodies = fc
      .sample(sequencesOf(fc, made), RUNS)
      .flatMap((steps) => steps.flatMap((step) => step.bodies));
    const hosts = bodies.flatMap(
      ({ webhook_url: url }) => /^https:\/\/([^/:]*)/.exec(String(url))?.[1] ?? [],
    );
    // The other one is no host at all.
    expect(new Set(hosts)).toEqual(new Set(['my.example.org', 'hooks example.com']));
  });

  test('is read before and after, and sends together what belongs together', () => {
    fc.assert(
      fc.property(sequencesOf(fc, input), (steps) => {
        const requests = requestsOf(follow(playSequence(input, steps)));
        expect(requests.at(0)?.body).toEqual({});
        expect(requests.at(-1)?.body).toEqual({});
        expect(requests.slice(1, -1).map(({ body }) => body)).toEqual(
          steps.flatMap(({ bodies }) => bodies),
        );
      }),
      RUNS,
    );
  });

  test('sends no secret where none is to be left behind', () => {
    const secrets = settings.filter(({ writeOnly }) => writeOnly).map(({ name }) => name);
    fc.assert(
      fc.property(sequencesOf(fc, bare), (steps) => {
        for (const body of steps.flatMap(({ bodies }) => bodies))
          for (const name of secrets) expect(Object.keys(body)).not.toContain(name);
      }),
      RUNS,
    );
  });
});
