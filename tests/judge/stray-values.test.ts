import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const patch = { name: 'Astray' };
const toSibling = { webhookId: ids.sibling };
const toOther = { agentId: ids.otherAgent, webhookId: ids.otherWebhook };
/** Every webhook is read once, so that a stray value shows. */
function seen(): Traffic {
  return traffic().read().read(toSibling).read(toOther);
}

describe('what a refused request carried turns up', () => {
  test.each<[string, (made: Traffic) => Traffic, string]>([
    [
      'without a token',
      (made) => made.turnAway('missing-token', patch, { token: null }),
      'auth/nothing-stored',
    ],
    [
      'with another scheme',
      (made) => made.ask(patch, 401, {}, { token: authorization.basic }),
      'auth/nothing-stored',
    ],
    [
      'for an unknown agent',
      (made) => made.turnAway('unknown-agent', patch, { agentId: ids.noAgent }),
      'lookup/nothing-stored',
    ],
    [
      'for an unknown webhook',
      (made) => made.turnAway('unknown-webhook', patch, { webhookId: ids.noWebhook }),
      'lookup/nothing-stored',
    ],
    [
      'under another agent',
      (made) => made.turnAway('unknown-webhook', patch, { agentId: ids.otherAgent }),
      'lookup/nothing-stored',
    ],
    [
      'under an agent of another environment',
      (made) => made.turnAway('unknown-agent', patch, { agentId: ids.foreignAgent }),
      'lookup/nothing-stored',
    ],
    [
      'for a malformed id',
      (made) => made.ask(patch, 404, '', { webhookId: 'x' }),
      'lookup/nothing-stored',
    ],
    [
      'with a bad limit',
      (made) => made.refuse({ ...patch, timeout: bad('timeout') }, ['timeout']),
      'validation/nothing-stored',
    ],
    [
      'with an unknown member',
      (made) => made.refuse({ ...patch, unheard_of: 1 }, ['unheard_of']),
      'validation/nothing-stored',
    ],
    [
      'under another media type',
      (made) => made.ask(patch, 415, '', { mediaType: 'text/plain' }),
      'validation/nothing-stored',
    ],
    [
      'in a list',
      (made) => made.ask(patch, 422, '', { sends: JSON.stringify([patch]) }),
      'validation/nothing-stored',
    ],
  ])('%s', (_, request, rule) => {
    expect(findingsOf(request(seen()).read())).toEqual([]);
    expect(findingsOf(request(seen()).meanwhile(patch).read())).toEqual([`${rule} at name`]);
    expect(findingsOf(request(seen()).meanwhile(patch).update({ timeout: 10 }))).toEqual([
      `${rule} at name`,
    ]);
  });

  test('only where it is the value of that very request', () => {
    const made = seen().refuse({ timeout: bad('timeout'), ...patch }, ['timeout']);
    expect(findingsOf(made.meanwhile({ name: 'Other' }).read())).toEqual([
      'partial-update/empty-changes-nothing at name',
    ]);
  });

  test('and may do so once an update has sent it', () => {
    const made = seen()
      .refuse({ timeout: bad('timeout'), ...patch }, ['timeout'])
      .update(patch)
      .read();
    expect(findingsOf(made)).toEqual([]);
    const lost = seen().refuse({ timeout: bad('timeout'), ...patch }, ['timeout']);
    expect(findingsOf(lost.update(patch, { failure: 'closed' }).read())).toEqual([
      'robustness/complete-answer',
    ]);
  });

  test('the bad value itself', () => {
    const made = seen()
      .refuse({ timeout: bad('timeout') }, ['timeout'])
      .meanwhile({ timeout: bad('timeout') });
    expect(findingsOf(made.read())).toEqual(['validation/nothing-stored at timeout']);
  });

  test('a list in another order', () => {
    const events = ['event_action', 'event_recording'];
    const made = seen().refuse({ timeout: bad('timeout'), events }, ['timeout']);
    expect(findingsOf(made.meanwhile({ events: events.toReversed() }).read())).toEqual([
      'validation/nothing-stored at events',
    ]);
  });
});

describe("what one webhook was sent turns up in another's answer", () => {
  test.each([
    ['of the same agent', toSibling, ids.sibling],
    ['of another agent', toOther, ids.otherWebhook],
  ])('%s', (_, where, id) => {
    expect(findingsOf(seen().update(patch).meanwhile(patch, id).read(where))).toEqual([
      'partial-update/others-untouched at name',
    ]);
    expect(findingsOf(seen().update(patch).read(where).update(patch, where).read(where))).toEqual(
      [],
    );
  });

  test('in flight together as well', () => {
    const made = seen().together([patch], [{ timeout: 10 }, toSibling]);
    expect(findingsOf(made.meanwhile(patch, ids.sibling).read(toSibling))).toEqual([
      'partial-update/others-untouched at name',
    ]);
  });

  test('through an agent that it does not belong to', () => {
    const where = { webhookId: ids.otherWebhook };
    const made = seen().turnAway('unknown-webhook', patch, where);
    expect(findingsOf(made.read(toOther))).toEqual([]);
    expect(findingsOf(made.meanwhile(patch, ids.otherWebhook).read(toOther))).toHaveLength(1);
    const stray = seen().turnAway('unknown-webhook', patch, where);
    expect(findingsOf(stray.meanwhile(patch, ids.otherWebhook).read(toOther))).toEqual([
      'lookup/nothing-stored at name',
    ]);
  });

  test('is one finding where the wrong webhook was updated openly', () => {
    const made = seen().update(patch, { webhookId: ids.otherWebhook }).read(toOther).read(toOther);
    expect(findingsOf(made)).toEqual(['lookup/webhook-of-other-agent']);
    const reached = seen().turnAway('success', patch, { webhookId: ids.noWebhook });
    expect(findingsOf(reached.meanwhile(patch).read())).toEqual(['lookup/unknown-webhook']);
  });
});

describe('a value that a refused request carried is no stray one', () => {
  const named = (name: string): [{ timeout: number; name: string }, string[]] => [
    { timeout: bad('timeout'), name },
    ['timeout'],
  ];

  test('where the webhook had it anyway', () => {
    const made = traffic()
      .read()
      .refuse(...named('Order desk'))
      .update({ name: 'B' }, { stores: {}, shows: { name: 'B' } });
    expect(findingsOf(made.read())).toEqual(['partial-update/visible-at-once at name']);
  });

  test('where nobody knew what the webhook had', () => {
    const made = traffic()
      .read({ shows: { id: ids.sibling } })
      .refuse(...named('B'))
      .read()
      .meanwhile({ name: 'B' });
    expect(findingsOf(made.read()).sort()).toEqual([
      'partial-update/empty-changes-nothing at name',
      'resource/id-of-path at id',
    ]);
  });
});
