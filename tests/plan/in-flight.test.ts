import { expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { sameJson } from '../../src/exchange/json.ts';
import { goodValues } from '../../src/plan/good-values.ts';
import { writable } from '../../src/plan/input.ts';
import { updatesInFlight } from '../../src/plan/sections/in-flight.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { traffic } from '../judge/traffic.ts';
import { everywhere, follow, input, requestsIn, stepsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

/** How many updates were sent before. */
const HISTORIES = [0, 1, 10, 41];
const READ = ['ours/ours valid: {}'];

test('updates of different settings are sent at once, then of the same ones, then of two webhooks', () => {
  const steps = stepsOf(updatesInFlight(everywhere, createShadow()));
  expect(steps.map((step) => requestsIn(step).map(inWords))).toEqual([
    [
      'ours/ours valid: changes webhook_secret max_retries',
      'ours/ours valid: changes timeout enabled',
      'ours/ours valid: changes name webhook_url events',
    ],
    READ,
    [
      'ours/ours valid: changes name webhook_url events',
      'ours/ours valid: changes name webhook_url events',
      'ours/ours valid: changes webhook_secret timeout max_retries enabled',
    ],
    READ,
    [
      'ours/ours valid: changes all',
      'ours/sibling valid: changes name events timeout max_retries enabled',
    ],
  ]);
});

test.each([[everywhere], [without(everywhere, 'secret')]])(
  'each setting is in an update that is followed by one that leaves it out, so that what is lost shows',
  (made) => {
    const groups = stepsOf(updatesInFlight(made, createShadow()))
      .map((step) => requestsIn(step).map(({ body }) => Object.keys(body as JsonObject)))
      .slice(0, 4);
    const followed = groups.flatMap((bodies) =>
      bodies
        .slice(0, -1)
        .flatMap((names) => names.filter((name) => !bodies.at(-1)?.includes(name))),
    );
    expect(new Set(followed)).toEqual(new Set(writable(made).map(({ name }) => name)));
  },
);

test.each([true, false])(
  'what has two values is in both webhooks what it is in the one that is read last (%j)',
  (enabled) => {
    const made = { ...everywhere, elsewhere: { enabled } };
    for (const known of [true, false]) {
      const shadow = createShadow();
      shadow.know({ enabled: known });
      const last = stepsOf(updatesInFlight(made, shadow)).flatMap(requestsIn).slice(-2);
      for (const { body } of last) expect(body).toMatchObject({ enabled });
    }
  },
);

test('with one webhook, only that one is updated', () => {
  expect(stepsOf(updatesInFlight(input, createShadow()))).toHaveLength(4);
});

test('updates of the same settings say something else of each, so that none is taken for the other', () => {
  for (const before of HISTORIES) {
    const [one, other] = bodiesOf(before, 'update the same settings');
    for (const [name, value] of Object.entries(one ?? {}))
      expect(sameJson(value, other?.[name], true), name).toBe(false);
  }
});

test('updates of two webhooks say something else of each setting, and the same of one with two values', () => {
  for (const before of HISTORIES) {
    const [mine, its] = bodiesOf(before, 'update this webhook', 'update the sibling');
    for (const [name, value] of Object.entries(its ?? {}))
      expect(sameJson(value, mine?.[name], true), name).toBe(typeof value === 'boolean');
  }
});

test('a secret is in none where none is to be left behind', () => {
  const asked = stepsOf(updatesInFlight(without(everywhere, 'secret'), createShadow()));
  expect(JSON.stringify(asked)).not.toContain('webhook_secret');
});

test('later values differ from what the webhook is read as', () => {
  for (const reads of [1, 2]) {
    const shadow = createShadow();
    const { exchanges } = traffic().update({ name: 'as it was left' });
    let read = 0;
    follow(updatesInFlight(input, shadow), ({ body }) => {
      if (JSON.stringify(body) === '{}') read += 1;
      return JSON.stringify(body) === '{}' && read === reads ? exchanges : [];
    });
    expect(shadow.value('name')).toBe('as it was left');
  }
});

test('the purpose of each says which settings it carries', () => {
  const [first] = stepsOf(updatesInFlight(input, createShadow()));
  for (const { purpose, body } of first === undefined ? [] : requestsIn(first))
    expect(purpose).toContain(Object.keys(body as JsonObject).join(', '));
});

/** The updates with such a purpose, after so many others; none of them was stored until the last one. */
function bodiesOf(before: number, ...endings: string[]): JsonObject[] {
  const shadow = createShadow();
  const stored = (which: number): JsonObject =>
    Object.fromEntries(settings.map((each) => [each.name, goodValues(each)[which] ?? null]));
  shadow.know(stored(0));
  for (let round = 0; round < before; round += 1) shadow.change(settings);
  shadow.know({ ...stored(1), enabled: before % 2 === 0 });
  return stepsOf(updatesInFlight(everywhere, shadow))
    .flatMap(requestsIn)
    .filter(({ purpose }) => endings.some((ending) => purpose.endsWith(ending)))
    .map(({ body }) => body as JsonObject);
}
