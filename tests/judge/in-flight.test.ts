import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import { findingsOf, observedIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const survives = 'concurrency/every-update-survives';
const own = 'concurrency/own-members-shown';
const explained = 'concurrency/others-explained';
const order = 'observed/answers-in-order';
const [a, b] = [
  { name: 'A', timeout: 10 },
  { name: 'B', timeout: 20 },
];

/** Two updates of the same members, and what the webhook shows afterwards. */
function race(left: JsonObject): Traffic {
  return traffic().read().together([a], [b]).meanwhile(left).read().read();
}

describe('after two updates of the same members', () => {
  test('either may have come last', () => {
    expect(findingsOf(race(a))).toEqual([]);
    expect(findingsOf(race(b))).toEqual([]);
  });

  test('a mixture of the two is none of their orders', () => {
    expect(findingsOf(race({ name: 'A', timeout: 20 }))).toEqual([
      expect.stringContaining(survives),
    ]);
  });

  test('a mixture is one, though a value nobody knows was taken for another member', () => {
    const open = traffic()
      .read()
      .update({ max_retries: '5' }, { stores: { max_retries: 5 } });
    const mixed = open.together([a], [b]).meanwhile({ name: 'A', timeout: 20 });
    expect(findingsOf(mixed.read().read())).toEqual([expect.stringContaining(survives)]);
  });

  test('a value of neither is a lost update', () => {
    expect(findingsOf(race({ name: 'Order desk' }))).toEqual([`${survives} at name`]);
    expect(findingsOf(race({ name: 'Order desk', timeout: 30 }))).toEqual([
      `${survives} at name`,
      `${survives} at timeout`,
    ]);
  });

  test('the next update may overwrite one member, and the others still tell', () => {
    const mixed = traffic().read().together([a], [b]).meanwhile({ name: 'A', timeout: 20 });
    expect(findingsOf(mixed.update({ name: 'C' }).read())).toEqual([]);
    const three = traffic()
      .read()
      .together([{ ...a, max_retries: 1 }], [{ ...b, max_retries: 2 }])
      .meanwhile({ name: 'A', timeout: 20, max_retries: 2 });
    expect(findingsOf(three.update({ max_retries: 5 }).read())).toEqual([
      expect.stringContaining(survives),
    ]);
  });

  test('once an answer has shown who came last, the others do not come back', () => {
    const made = race(a).meanwhile(b).read();
    expect(findingsOf(made)).toHaveLength(2);
    expect(findingsOf(made)).not.toContain(survives);
  });
});

describe('after updates of different members', () => {
  test('all survive', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }], [{ timeout: 10 }], [{ enabled: false }]);
    expect(findingsOf(made.read())).toEqual([]);
  });

  test('each that is lost is named, once', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }], [{ timeout: 10 }], [{ enabled: false }])
      .meanwhile({ name: 'Order desk', timeout: 30 })
      .read()
      .read()
      .update({ max_retries: 1 });
    expect(findingsOf(made)).toEqual([`${survives} at name`, `${survives} at timeout`]);
  });

  test('a member that none of them sent keeps its value', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }], [{ timeout: 10 }]);
    expect(findingsOf(made.meanwhile({ max_retries: 9 }).read())).toEqual([
      'partial-update/empty-changes-nothing at max_retries',
    ]);
  });
});

describe('the answers of updates in flight', () => {
  test('may be in order, and this is observed', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }], [{ timeout: 10 }])
      .read();
    expect(observedIn(order, made)).toEqual({ yes: 1 });
  });

  test('may show each member late, column by column', () => {
    const made = traffic()
      .read()
      .together(
        [{ name: 'A', timeout: 10 }, { shows: { max_retries: 3 } }],
        [{ max_retries: 7, enabled: false }, { shows: { name: 'A', timeout: 30 } }],
      )
      .read();
    expect(findingsOf(made)).toEqual([]);
    expect(observedIn(order, made)).toEqual({ no: 1 });
  });

  test("may show a rival's value for a member that both sent", () => {
    const made = traffic()
      .read()
      .together([a, { shows: b }], [b])
      .read();
    expect(findingsOf(made)).toEqual([]);
  });

  test('are crossed where each shows what the other sent', () => {
    const made = traffic()
      .read()
      .together(
        [{ name: 'A' }, { shows: { name: 'Order desk', timeout: 10 } }],
        [{ timeout: 10 }, { shows: { name: 'A', timeout: 30 } }],
      )
      .read();
    expect(findingsOf(made)).toEqual([`${own} at name`, `${own} at timeout`]);
  });

  test('show nothing that neither sent nor held', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }, { shows: { timeout: 99 } }], [{ timeout: 10 }])
      .read();
    expect(findingsOf(made)).toEqual([`${explained} at timeout`]);
  });

  test('are those of the webhook in the path', () => {
    const made = traffic()
      .read()
      .read({ webhookId: ids.sibling })
      .together(
        [{ name: 'A' }],
        [{ timeout: 10 }, { webhookId: ids.sibling, shows: { id: ids.webhook } }],
      );
    expect(findingsOf(made)).toEqual(['resource/id-of-path at id']);
  });
});
