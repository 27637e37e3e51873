import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { bad } from '../values.ts';
import { cases, second, unchanged } from './exercises.ts';
import { judge, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const toSibling = { webhookId: ids.sibling };

describe('what is exercised by', () => {
  test.each(cases)('%s', (_, make, rules) => {
    const kept = judge(make()).rules.filter(({ outcome }) => outcome === 'pass');
    const first = traffic().read();
    const before = make().exchanges.length > 1 ? judge(first).rules : [];
    const once = before.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
    // The read ahead of an update is not what the case is about.
    const own = kept.filter(
      ({ id, exercised }) => !once.includes(id) || exercised > ruleIn(judge(first), id).exercised,
    );
    expect(own.map(({ id }) => id).sort()).toEqual([...new Set(rules)].sort());
  });
});

/** How many settings an answer shows. */
const visible = settings.filter(({ writeOnly }) => !writeOnly).length;

describe('how often', () => {
  test.each([
    ['resource/timestamps', () => traffic().read().read(), 4],
    [unchanged, () => traffic().read().read(), visible],
    ['partial-update/repeat-is-same', () => second({ name: 'A' }).update({ name: 'A' }), 2],
    [
      'validation/type',
      () => traffic().update({ max_retries: '5' }, { stores: { max_retries: 5 } }),
      0,
    ],
    [
      'validation/refused-with-422',
      () => traffic().ask({ name: 'x'.repeat(100_000), timeout: bad('timeout') }, 413, ''),
      0,
    ],
    [
      'partial-update/repeat-is-same',
      () => second({ name: 'A' }).update({ name: 'A' }, { mediaType: 'text/plain' }),
      0,
    ],
    ['partial-update/visible-at-once', () => second({ name: 'A', timeout: 9 }).read(), 2],
    ['partial-update/visible-at-once', () => second({ name: 'Order desk' }).read(), 0],
    ['partial-update/visible-at-once', () => traffic().update({ name: 'A' }).read(), 1],
    ['resource/read-only-ignored', () => second({ id: ids.sibling, status: 'error' }), 2],
    [
      'validation/nothing-stored',
      () =>
        traffic()
          .read()
          .refuse({ timeout: bad('timeout'), name: 'A' }, ['timeout'])
          .read(),
      2,
    ],
    [
      'partial-update/others-untouched',
      () => traffic().read(toSibling).update({ name: 'A' }).read(toSibling),
      1,
    ],
    [
      'concurrency/own-members-shown',
      () =>
        traffic()
          .read()
          .together([{ name: 'A' }], [{ timeout: 9 }]),
      2,
    ],
    [
      'concurrency/others-explained',
      () =>
        traffic()
          .read()
          .together([{ name: 'A' }], [{ timeout: 9 }]),
      // Each answer shows every member but the one that its own update sent.
      2 * (visible - 1),
    ],
    [
      'validation/upper-bound',
      () =>
        traffic().refuse({ timeout: bad('timeout'), max_retries: bad('max_retries') }, [
          'timeout',
          'max_retries',
        ]),
      2,
    ],
  ] as const)('%s', (id, make, times) => {
    expect(ruleIn(judge(make()), id).exercised).toBe(times);
  });
});
