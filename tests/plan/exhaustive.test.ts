import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { request as validUpdate } from '../../generated/validators.js';
import type { JsonObject } from '../../src/exchange/json.ts';
import { everySubset } from '../../src/plan/sections/subsets.ts';
import { playSequence, sequencesOf } from '../../src/plan/sequences.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { context } from '../judge/world.ts';
import { follow, input, requestsOf } from './by-hand.ts';

const bare = { ...input, offers: context.offers.filter((need) => need !== 'secret') };
const RUNS = { numRuns: 100, seed: 20250904 };

describe('every subset', () => {
  test.each([
    ['with a secret', input, 128],
    ['without one', bare, 64],
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
