import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf, observedIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const incomplete = 'robustness/complete-answer';
const lost = { failure: 'closed' } as const;
const lostUnstored = { ...lost, stores: {} };
const refused = {
  stores: {},
  status: 422,
  answer: { message: 'The given data was invalid.', errors: { timeout: ['Too much.'] } },
};

describe('an update without an answer', () => {
  test('was made or not, and what the next answer shows decides', () => {
    for (const how of [lost, lostUnstored]) {
      const made = traffic().read().update({ name: 'A', timeout: 10 }, how).read().read();
      expect(findingsOf(made)).toEqual([incomplete]);
    }
  });

  test('may be made column by column', () => {
    const how = { ...lost, stores: { timeout: 10 } };
    const made = traffic().read().update({ name: 'A', timeout: 10 }, how).read();
    expect(findingsOf(made)).toEqual([incomplete]);
  });

  test('explains no value that it did not send', () => {
    const how = { ...lost, stores: { name: 'X' } };
    expect(findingsOf(traffic().read().update({ name: 'A' }, how).read())).toEqual([
      'partial-update/empty-changes-nothing at name',
      incomplete,
    ]);
  });

  test('once decided, is not made a second time', () => {
    const made = traffic().read().update({ name: 'A' }, lostUnstored).read();
    expect(findingsOf(made)).toEqual([incomplete]);
    expect(findingsOf(made.meanwhile({ name: 'A' }).read())).toHaveLength(2);
  });

  test('excuses what it sent where the value is an open one', () => {
    const how = { ...lost, stores: { timeout: 0 } };
    expect(findingsOf(traffic().read().update({ timeout: null }, how).read().read())).toEqual([
      incomplete,
    ]);
  });

  test('is told from a 5xx answer, which may have stored it as well', () => {
    for (const stores of [{ name: 'A' }, {}]) {
      const made = traffic().read().update({ name: 'A' }, { status: 500, answer: '', stores });
      expect(findingsOf(made.read())).toEqual(['robustness/no-server-error at 500']);
    }
  });

  test('of a webhook never seen leaves nothing to compare with', () => {
    const made = traffic().update({ name: 'A' }, lostUnstored).read().read();
    expect(findingsOf(made)).toEqual([incomplete]);
  });
});

describe('among updates in flight', () => {
  test('one without an answer may have come last, first, or never', () => {
    for (const name of ['A', 'B']) {
      const made = traffic()
        .read()
        .together([{ name: 'A' }, lost], [{ name: 'B' }])
        .meanwhile({ name });
      expect(findingsOf(made.read())).toEqual([incomplete]);
    }
  });

  test('all its members are made together, or none', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A', timeout: 10 }, lost], [{ name: 'B', timeout: 20 }])
      .meanwhile({ name: 'A', timeout: 20 });
    expect(findingsOf(made.read())).toEqual([
      incomplete,
      expect.stringContaining('concurrency/every-update-survives'),
    ]);
  });

  test('one that is refused changes nothing', () => {
    const made = (): Traffic =>
      traffic()
        .read()
        .together([{ name: 'A', timeout: bad('timeout') }, refused], [{ max_retries: 5 }]);
    expect(findingsOf(made().read())).toEqual([]);
    expect(findingsOf(made().meanwhile({ name: 'A' }).read())).toEqual([
      'validation/nothing-stored at name',
    ]);
  });

  test('one that is refused may carry what another stores', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A', timeout: bad('timeout') }, refused], [{ name: 'A' }]);
    expect(findingsOf(made.read().read())).toEqual([]);
  });

  test('one that was answered before another was sent is followed by it', () => {
    // The first two overlap, and the last two; the third was sent after the first was answered.
    const made = traffic()
      .read()
      .together(
        [{ timeout: 10 }, { after: 0, took: 50 }],
        [{ name: 'B' }, { after: 10, took: 100 }],
        [{ enabled: false }, { after: 60, took: 80 }],
      );
    expect(findingsOf(made.read())).toEqual([]);
    expect(observedIn('observed/answers-in-order', made)).toEqual({ yes: 1 });
  });

  test('one that was answered before another was sent does not come after it', () => {
    const made = traffic()
      .read()
      .together(
        [{ timeout: 10 }, { after: 0, took: 50 }],
        [{ name: 'B' }, { after: 10, took: 100 }],
        [{ timeout: 11 }, { after: 60, took: 80 }],
      )
      .meanwhile({ timeout: 10 })
      .read();
    expect(findingsOf(made)).toEqual(['concurrency/every-update-survives at timeout']);
  });

  test('those of another webhook are another matter', () => {
    const toSibling = { webhookId: ids.sibling };
    const made = traffic()
      .read()
      .read(toSibling)
      .together([{ name: 'A' }], [{ name: 'B', timeout: 10 }, toSibling])
      .read()
      .read(toSibling);
    expect(findingsOf(made)).toEqual([]);
    expect(observedIn('observed/answers-in-order', made)).toEqual({});
  });

  test('more than can be put into order still leave each member explained', () => {
    const names = Array.from({ length: 9 }, (_, index) => ({ name: `N${index}` }));
    const made = traffic()
      .read()
      .together(...names.map((name) => [name] as [typeof name]));
    expect(findingsOf(made.meanwhile({ name: 'N4' }).read())).toEqual([]);
    expect(findingsOf(made.meanwhile({ name: 'Order desk' }).read())).toHaveLength(1);
  });
});

test('the first updates of a webhook are judged, though one of them got no answer', () => {
  const made = traffic()
    .together([{ name: 'A' }], [{ timeout: 10 }, { failure: 'closed' }])
    .meanwhile({ name: 'Order desk' });
  expect(findingsOf(made.read())).toContain('concurrency/every-update-survives at name');
});

test('what an update without an answer left of an unknown webhook is known from the next answer', () => {
  const made = traffic()
    .together([{ name: 'A' }, lost], [{ timeout: 10 }])
    .read()
    .meanwhile({ name: 'C' });
  expect(findingsOf(made.read())).toHaveLength(2);
});
