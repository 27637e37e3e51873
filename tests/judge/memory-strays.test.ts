import { describe, expect, test } from 'vitest';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';
import { context, ids } from './world.ts';

const empty = 'partial-update/empty-changes-nothing at name';
const toSibling = { webhookId: ids.sibling };

test('where nobody is to be charged for a stray value, it is a change like any other', () => {
  const offers = context.offers.filter((need) => need !== 'sibling');
  const made = traffic()
    .read()
    .read(toSibling)
    .update({ name: 'A' })
    .meanwhile({ name: 'A' }, ids.sibling);
  expect(findingsOf(made.read(toSibling), { ...context, offers })).toEqual([empty]);
});

test('an update of a webhook that does not exist, and got no answer, excuses no other one', () => {
  const made = traffic()
    .read()
    .update({ name: 'A' }, { webhookId: ids.noWebhook, failure: 'closed' })
    .meanwhile({ name: 'A' });
  expect(findingsOf(made.read())).toEqual([empty, 'robustness/complete-answer']);
});

describe('an update that a server may refuse unread', () => {
  test('may be taken with half a character replaced', () => {
    const made = traffic()
      .read()
      .update({}, { sends: '{"name":"a\\ud800"}', stores: { name: 'a\ufffd' } });
    expect(findingsOf(made.read())).toEqual([]);
  });
});
