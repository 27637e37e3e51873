import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { How } from './how.ts';
import { findings, findingsOf, judge, observedIn, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';

const survives = 'concurrency/every-update-survives';
const order = 'observed/answers-in-order';

/** Updates of name and time-out, each of its own values. */
const many = (count: number): [JsonObject, How?][] =>
  Array.from({ length: count }, (_, n) => [{ name: `N${n}`, timeout: 40 + n }]);

test('the ends of six updates in flight are told from a mixture of them', () => {
  const made = (left: JsonObject) =>
    traffic()
      .read()
      .together(...many(6))
      .meanwhile(left)
      .read();
  expect(findingsOf(made({ name: 'N0', timeout: 40 }))).toEqual([]);
  expect(findingsOf(made({ name: 'N0', timeout: 41 }))).toEqual([
    expect.stringContaining(survives),
  ]);
});

test('of seven, which have too many orders, each member is looked at by itself', () => {
  const made = traffic()
    .read()
    .together(...many(7));
  const verdict = judge(made.meanwhile({ name: 'N0', timeout: 41 }).read());
  expect(findings(verdict)).toEqual([]);
  expect(ruleIn(verdict, survives).exercised).toBe(2);
  expect(findingsOf(made.meanwhile({ name: 'X' }).read())).toHaveLength(1);
});

test('the answers of five updates in flight are seen to be in order', () => {
  // Each shows the values that it sent itself.
  expect(
    observedIn(
      order,
      traffic()
        .read()
        .together(...many(5)),
    ),
  ).toEqual({ yes: 1 });
});

test('once an answer has shown how updates in flight ended, the next ones have no say', () => {
  const made = traffic()
    .read()
    .together(...many(2))
    .read();
  const { exercised } = ruleIn(judge(made), survives);
  expect(exercised).toBeGreaterThan(0);
  expect(ruleIn(judge(made.read().update({ enabled: false })), survives).exercised).toBe(exercised);
});

describe('an update that was answered as another was sent', () => {
  /** The second was sent as the first was answered; the third was on its way all the time. */
  const made = (left: JsonObject) =>
    traffic()
      .read()
      .together(
        [{ timeout: 9 }, { after: 0, took: 50 }],
        [{ name: 'B' }, { after: 50, took: 50, shows: { timeout: 9 } }],
        [
          { timeout: 7, name: 'C' },
          { after: 1, took: 99 },
        ],
      )
      .meanwhile(left)
      .read();

  test.each([
    { timeout: 7, name: 'C' },
    { timeout: 7, name: 'B' },
    { timeout: 9, name: 'B' },
  ])('comes before it: %j', (left) => {
    expect(findingsOf(made(left))).toEqual([]);
  });

  test('and not behind it', () => {
    expect(findingsOf(made({ timeout: 9, name: 'C' }))).toEqual([
      expect.stringContaining(survives),
    ]);
  });
});

test('answers that each show what the other one wrote are in no order', () => {
  const made = traffic()
    .read()
    .together(
      [{ timeout: 9 }, { shows: { name: 'B' } }],
      [{ name: 'B' }, { shows: { timeout: 9 } }],
    );
  expect(observedIn(order, made)).toEqual({ no: 1 });
});

test('what a value nobody knows became is no end that others are held to', () => {
  const made = traffic()
    .read()
    .together(
      [{ name: null, timeout: 9 }, { stores: { name: '', timeout: 9 } }],
      [{ name: 'A', timeout: 8 }],
    )
    .meanwhile({ name: 'anything', timeout: 9 })
    .read()
    .meanwhile({ name: 'otherwise' })
    .read();
  expect(findingsOf(made)).toEqual([]);
});
