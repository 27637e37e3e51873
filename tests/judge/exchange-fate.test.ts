import { describe, expect, test } from 'vitest';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';
import { foreign, ids } from './world.ts';

const empty = 'partial-update/empty-changes-nothing at name';

describe('a good update with a wrong status', () => {
  test.each([
    [409, 'response/success-status'],
    [300, 'response/success-status'],
    [301, 'response/success-status'],
  ])('%i was stored or not, and nothing else', (status, finding) => {
    for (const left of [{}, { name: 'A' }]) {
      const made = traffic().read().ask({ name: 'A' }, status, '').meanwhile(left);
      expect(findingsOf(made.read())).toEqual([finding]);
    }
    const made = traffic().read().ask({ name: 'A' }, status, '').meanwhile({ name: 'C' });
    expect(findingsOf(made.read()).sort()).toEqual([empty, finding]);
  });

  test.each([201, 299])('%i was stored as nobody knows what', (status) => {
    const made = traffic().read().ask({ name: 'A' }, status, '').meanwhile({ name: 'C' });
    expect(findingsOf(made.read())).toEqual([`response/success-status at ${status}`]);
  });
});

test('what was refused to a token that nobody knows may have been stored', () => {
  const asked = { name: 'A' };
  const made = traffic().read().ask(asked, 403, {}, { token: 'Bearer ‹token 2›' });
  expect(findingsOf(made.meanwhile(asked).read(), foreign)).toEqual([]);
});

test('a list of texts says of no member what it should be', () => {
  const made = traffic()
    .read()
    .read({ webhookId: ids.sibling })
    .read({ webhookId: ids.sibling, sends: '["timeout"]' })
    .meanwhile({ name: 'X' });
  expect(findingsOf(made.read())).toEqual([empty]);
});

test('a secret that is emptied changes nothing that is shown', () => {
  for (const webhook_secret of [null, ''])
    expect(findingsOf(traffic().read().update({ webhook_secret }).read())).toEqual([]);
});
