import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { bad } from '../values.ts';
import { findingsOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { foreign } from './world.ts';

/** Traffic whose recording holds of the n-th answer the status alone. */
function statusAlone(made: Traffic, n: number): { exchanges: Exchange[] } {
  return {
    exchanges: made.exchanges.map(
      (exchange): Exchange =>
        exchange.id !== n || exchange.response === undefined
          ? exchange
          : { ...exchange, response: { ...exchange.response, body: '', unrecorded: true } },
    ),
  };
}

describe('of an answer of which only the status is recorded', () => {
  test('the body is not missed', () => {
    expect(findingsOf(statusAlone(traffic().read().read(), 1))).toEqual([]);
    const refused = traffic().refuse({ timeout: bad('timeout') }, ['timeout']);
    expect(findingsOf(statusAlone(refused, 1))).toEqual([]);
  });

  test('the status is judged by what was asked', () => {
    const accepted = traffic().update({ timeout: bad('timeout') });
    expect(findingsOf(statusAlone(accepted, 1))).toEqual([
      'validation/upper-bound at timeout/maximum',
    ]);
    expect(findingsOf(statusAlone(accepted, 1), foreign)).toEqual([
      'validation/upper-bound at timeout/maximum',
    ]);
    const missed = traffic().turnAway('unknown-webhook', {});
    expect(findingsOf(statusAlone(missed, 1))).toEqual(['lookup/known-found']);
    expect(findingsOf(statusAlone(missed, 1), foreign)).toEqual([]);
  });

  test('one of the server’s faults is that and nothing else', () => {
    for (const status of [500, 501])
      expect(findingsOf(statusAlone(traffic().ask({}, status, ''), 1))).toEqual([
        `robustness/no-server-error at ${status}`,
      ]);
    expect(findingsOf(statusAlone(traffic().ask({}, 499, ''), 1))).toEqual([
      'partial-update/empty-accepted at 499',
    ]);
  });

  test('a refusal is not one of a repeated update, since nobody knows what came before', () => {
    const patch = { timeout: 45 };
    const made = traffic().read().update(patch).ask(patch, 409, {});
    expect(findingsOf(statusAlone(made, 3))).toEqual(['response/success-status']);
  });

  test('what became of its update is open', () => {
    for (const stores of [{ timeout: 45 }, {}])
      expect(
        findingsOf(statusAlone(traffic().read().update({ timeout: 45 }, { stores }).read(), 2)),
      ).toEqual([]);
  });
});

test('without answer and failure nobody knows whether the server is to blame', () => {
  const [asked] = traffic().read().exchanges;
  if (asked === undefined) throw new Error('One was made.');
  const { response: _, ...untold } = asked;
  expect(findingsOf({ exchanges: [untold] })).toEqual([]);
  expect(findingsOf(traffic().read({ failure: 'closed' }))).toEqual(['robustness/complete-answer']);
});
