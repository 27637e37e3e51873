import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

/** A webhook that was shown, and a refused update with a name. */
function refused(name: string): Traffic {
  return traffic()
    .read()
    .refuse({ timeout: bad('timeout'), name }, ['timeout']);
}

const stale = ['partial-update/visible-at-once at name'];
const stored = ['validation/nothing-stored at name'];

describe('a value that was refused', () => {
  test('and then accepted is an ordinary one, which a stale answer shows', () => {
    const made = refused('B').update({ name: 'B' }).update({ name: 'C' });
    expect(findingsOf(made.read({ shows: { name: 'B' } }))).toEqual(stale);
  });

  test('and then accepted in flight is an ordinary one too', () => {
    const made = refused('B')
      .together([{ name: 'B' }], [{ timeout: 10 }])
      .update({ name: 'C' });
    expect(findingsOf(made.read({ shows: { name: 'B' } }))).toEqual(stale);
  });

  test('is still not to be stored once another was accepted', () => {
    const made = refused('B').update({ name: 'C' });
    expect(findingsOf(made.meanwhile({ name: 'B' }).read())).toEqual(stored);
  });

  test('is still not to be stored once another was accepted in flight', () => {
    const made = refused('B').together([{ name: 'C' }], [{ timeout: 10 }]);
    expect(findingsOf(made.meanwhile({ name: 'B' }).read())).toEqual(stored);
  });

  test('while an update was in flight must not turn up in a webhook that was never seen', () => {
    const answer = { message: 'The given data was invalid.', errors: { timeout: ['Too much.'] } };
    const made = traffic().together(
      [
        { name: 'B', timeout: bad('timeout') },
        { status: 422, answer, stores: {} },
      ],
      [{ name: 'C' }],
    );
    expect(findingsOf(made.meanwhile({ name: 'B' }).read())).toEqual(stored);
  });
});

test('a value from before is a lost update, though another webhook was sent it since', () => {
  const toSibling = { webhookId: ids.sibling };
  const made = traffic()
    .read()
    .read(toSibling)
    .update({ name: 'B' }, { stores: {}, shows: { name: 'B' } })
    .update({ name: 'Order desk' }, toSibling);
  expect(findingsOf(made.read())).toEqual(stale);
});
