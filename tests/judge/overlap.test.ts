import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { How } from './how.ts';
import { findingsOf, observedIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';

const own = 'concurrency/own-members-shown';
const explained = 'concurrency/others-explained';
const survives = 'concurrency/every-update-survives';

/**
 * Three updates in a chain: the second overlaps the others, and the third is sent ten milliseconds after
 * the first was answered.
 */
function chain(first: [JsonObject, How?], third: [JsonObject, How?]): Traffic {
  return traffic()
    .read()
    .together(
      [first[0], { ...first[1], after: 0, took: 50 }],
      [{ enabled: false }, { after: 10, took: 100 }],
      [third[0], { ...third[1], after: 60, took: 80 }],
    );
}

describe('updates in one group that do not overlap', () => {
  test('do not excuse each other', () => {
    const late = chain([{ timeout: 10 }], [{ timeout: 11 }, { shows: { timeout: 10 } }]);
    expect(findingsOf(late)).toEqual([`${own} at timeout`]);
    const early = chain([{ timeout: 10 }, { shows: { timeout: 11 } }], [{ timeout: 11 }]);
    expect(findingsOf(early)).toEqual([`${own} at timeout`]);
  });

  test('follow each other', () => {
    const stale = chain([{ timeout: 10 }], [{ name: 'C' }, { shows: { timeout: 30 } }]);
    expect(findingsOf(stale)).toEqual([`${explained} at timeout`]);
    const right = chain([{ timeout: 10 }], [{ timeout: 11 }]);
    expect(findingsOf(right.read())).toEqual([]);
    expect(observedIn('observed/answers-in-order', right)).toEqual({ yes: 1 });
  });

  test('that follow at once, without a gap, do not overlap', () => {
    const made = traffic()
      .read()
      .together(
        [{ timeout: 10 }, { after: 0, took: 60 }],
        [{ enabled: false }, { after: 10, took: 100 }],
        [{ timeout: 11 }, { after: 60, took: 80, shows: { timeout: 10 } }],
      );
    expect(findingsOf(made)).toEqual([`${own} at timeout`]);
  });
});

describe('open values in flight', () => {
  test('leave their member to anything, and no other', () => {
    const made = (shows: JsonObject): Traffic =>
      traffic()
        .read()
        .together(
          [{ timeout: null }, { stores: { timeout: 0 }, shows }],
          [{ name: 'A' }, { shows }],
        )
        .meanwhile(shows)
        .read()
        .read();
    for (const timeout of [0, 5, 30]) expect(findingsOf(made({ timeout }))).toEqual([]);
    const findings = findingsOf(made({ max_retries: 9 }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/ at max_retries$/);
  });

  test('may be overwritten by an ordinary one, or overwrite it', () => {
    for (const timeout of [0, 10]) {
      const made = traffic()
        .read()
        .together([{ timeout: null }, { stores: { timeout: 0 } }], [{ timeout: 10 }]);
      expect(findingsOf(made.meanwhile({ timeout }).read().read())).toEqual([]);
    }
  });

  test('sent before leave their member to anything in flight as well', () => {
    const made = traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 0 } })
      .together([{ name: 'A' }], [{ max_retries: 1 }, { shows: { timeout: 30 } }]);
    expect(findingsOf(made.read())).toEqual([]);
  });

  test('with blanks are one of two texts', () => {
    const [a, b] = [
      { name: ' a ', timeout: 10 },
      { name: 'b', timeout: 20 },
    ];
    const race = (left: JsonObject): string[] =>
      findingsOf(traffic().read().together([a], [b]).meanwhile(left).read());
    expect(race({ name: 'a', timeout: 10 })).toEqual([]);
    expect(race({ name: ' a ', timeout: 10 })).toEqual([]);
    expect(race({ name: 'b', timeout: 20 })).toEqual([]);
    expect(race({ name: 'A', timeout: 10 })).toEqual([`${survives} at name`]);
  });
});

describe('an update without an answer among others', () => {
  const lost = { name: 'A', timeout: 10 };

  test.each([
    ['was made', lost],
    ['was not made', { name: 'Order desk', timeout: 30 }],
  ])('%s', (_, left) => {
    const made = traffic()
      .read()
      .together([lost, { failure: 'closed', stores: {} }], [{ max_retries: 5 }])
      .meanwhile(left)
      .read();
    expect(findingsOf(made)).toEqual(['robustness/complete-answer']);
  });

  test('explains what the others show', () => {
    const made = traffic()
      .read()
      .together([lost, { failure: 'closed' }], [{ max_retries: 5 }, { shows: { name: 'A' } }]);
    expect(findingsOf(made.read())).toEqual(['robustness/complete-answer']);
  });
});

describe('whether answers are in order', () => {
  test('is not asked of one alone, nor of very many', () => {
    const alone = traffic()
      .read()
      .together([{ name: 'A' }]);
    const many = Array.from({ length: 9 }, (_, place): [JsonObject] => [{ timeout: 10 + place }]);
    for (const made of [
      alone,
      traffic()
        .read()
        .together(...many),
    ])
      expect(observedIn('observed/answers-in-order', made)).toEqual({});
  });

  test('is asked of a webhook that was never seen', () => {
    const made = traffic().together([{ name: 'A' }], [{ timeout: 10 }, { shows: { name: 'B' } }]);
    expect(findingsOf(made)).toEqual([]);
  });
});

test('what was answered before another was sent comes before it, whatever a third does', () => {
  const made = traffic()
    .read()
    .together(
      [{ name: 'A' }, { after: 0, took: 30 }],
      [{ timeout: 20 }, { after: 40, took: 40 }],
      [
        { name: 'C', timeout: 30 },
        { after: 1, took: 100 },
      ],
    )
    .meanwhile({ name: 'A', timeout: 30 });
  expect(findingsOf(made.read())).toEqual([
    expect.stringContaining('concurrency/every-update-survives'),
  ]);
});
