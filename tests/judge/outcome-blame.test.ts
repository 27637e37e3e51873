import { describe, expect, test } from 'vitest';
import { bad } from '../values.ts';
import { findingsOf, outcomeOf } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, foreign, ids } from './world.ts';

const invalid = { timeout: bad('timeout') };
const large = { name: 'x'.repeat(100_000) };

describe('a good update that is refused', () => {
  test('and blames members that were not sent says whom', () => {
    const made = traffic().refuse({ name: 'A' }, ['timeout', 'enabled']);
    expect(findingsOf(made)).toEqual(['response/success-status at timeout+enabled']);
  });

  test('for its size with a status of its own says that it was the size', () => {
    const ask = (status: number): Traffic =>
      traffic().ask({}, status, '', { sends: JSON.stringify({ x: 'y'.repeat(100_000) }) });
    expect(findingsOf(ask(409))).toEqual(['robustness/odd-body-status at large-body']);
    expect(outcomeOf('robustness/odd-body-status', ask(413))).toBe('pass');
  });
});

describe('a bad update', () => {
  test('is not accepted by a redirect, which is the wrong refusal', () => {
    for (const status of [300, 302])
      expect(findingsOf(traffic().ask(invalid, status, ''))).toEqual([
        `validation/refused-with-422 at ${status}`,
      ]);
  });

  test('that is large as well may be refused for either, and for nothing else', () => {
    const sends = JSON.stringify({ ...large, ...invalid });
    const ask = (status: number): string[] => findingsOf(traffic().ask({}, status, '', { sends }));
    expect(ask(413)).toEqual([]);
    expect(ask(409)).toEqual(['robustness/odd-body-status at large-body']);
  });
});

test('a token under a scheme in lower case does not tell whether a good one is taken', () => {
  const made = traffic().read({ token: authorization.lowerCase });
  expect(outcomeOf('auth/good-token', made)).toBe('not-exercised');
});

test('an open update that is refused the second time does not tell whether a repeat is the same', () => {
  const made = traffic().read().update({ name: 'A', x: 1 }).refuse({ name: 'A', x: 1 }, ['x']);
  expect(findingsOf(made)).toEqual([]);
  expect(outcomeOf('partial-update/repeat-is-same', made)).toBe('not-exercised');
});

test('a 404 without a token reveals nothing where nobody knows whether the ids exist', () => {
  const where = { token: null, webhookId: ids.noWebhook };
  const made = traffic().read().turnAway('unknown-webhook', {}, where);
  expect(findingsOf(made, foreign)).toEqual(['auth/missing-token']);
  expect(findingsOf(made)).toEqual(['auth/checked-first']);
});
