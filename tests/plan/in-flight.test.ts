import { expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { writable } from '../../src/plan/input.ts';
import { updatesAtOnce } from '../../src/plan/sections/in-flight.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { everywhere, input, requestsIn, stepsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

const READ = 'ours/sibling valid: {}';

test.each([
  ['all', everywhere],
  ['those that answers show', without(everywhere, 'secret')],
])('an update of each setting, %s, is sent at once', (_, made) => {
  const steps = stepsOf(updatesAtOnce(made, createShadow()));
  expect(steps).toHaveLength(1);
  const told = steps.flatMap(requestsIn).map(inWords);
  const updates = writable(made).map(({ name }) => `ours/ours valid: changes ${name}`);
  expect(told.toSorted()).toEqual([...updates, READ].toSorted());
});

test('one that answers do not show comes last, and the other webhook is read amid them', () => {
  const told = stepsOf(updatesAtOnce(everywhere, createShadow())).flatMap(requestsIn);
  const hidden = settings.filter(({ writeOnly }) => writeOnly).map(({ name }) => name);
  expect(Object.keys(told.at(-1)?.body as JsonObject)).toEqual(hidden);
  const place = told.map(inWords).indexOf(READ);
  expect(place).toBeGreaterThan(1);
  expect(place).toBeLessThan(told.length - 2);
});

test('with one webhook, only that one is in flight', () => {
  const told = stepsOf(updatesAtOnce(input, createShadow())).flatMap(requestsIn).map(inWords);
  expect(told).toHaveLength(settings.length);
  expect(told).not.toContain(READ);
});

test('the purpose of each says which setting it carries', () => {
  for (const { purpose, body } of stepsOf(updatesAtOnce(input, createShadow())).flatMap(requestsIn))
    expect(purpose).toBe(`at once: update ${Object.keys(body as JsonObject).join()}`);
});
