import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { createJudge } from '../../src/judge/judge.ts';
import { findings, findingsOf, judge } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { context, foreign, ids } from './world.ts';

const empty = 'partial-update/empty-changes-nothing at name';
const toSibling = { webhookId: ids.sibling };

/** The same traffic, of which the exchange at a place is one of another operation. */
function another(
  { exchanges }: Traffic,
  place: number,
  method: string,
): Pick<Traffic, 'exchanges'> {
  return {
    exchanges: exchanges.map((exchange, index) =>
      index === place ? { ...exchange, request: { ...exchange.request, method } } : exchange,
    ),
  };
}

describe('in traffic of others, a request for another operation', () => {
  const alone = (): Traffic => traffic().read().update({ name: 'A' }).read().read();
  const together = (): Traffic =>
    traffic()
      .read()
      .together([{ name: 'A' }, { after: 1, took: 20 }], [{ timeout: 9 }, { after: 0, took: 60 }])
      .read();

  test('may change what it names', () => {
    expect(findingsOf(another(alone(), 1, 'PATCH'), foreign)).toEqual([]);
  });

  test('that is safe changes nothing', () => {
    expect(findingsOf(another(alone(), 1, 'HEAD'), foreign)).toEqual([empty]);
  });

  test('may do so while an update is in flight', () => {
    expect(findingsOf(another(together(), 2, 'PATCH'), foreign)).toEqual([]);
    expect(findingsOf(another(together(), 2, 'GET'), foreign)).not.toEqual([]);
  });

  test('may do so after the answer of an update that was in flight with it', () => {
    const made = traffic()
      .read()
      .together(
        [{ timeout: 9 }, { after: 0, took: 60 }],
        [{ name: 'A' }, { after: 1, took: 80, stores: {} }],
      )
      .meanwhile({ name: 'A' })
      .read();
    expect(findingsOf(another(made, 2, 'PATCH'), foreign)).toEqual([]);
  });

  test('is not counted, and what is in flight with it is', () => {
    expect(judge(another(together(), 2, 'GET'))).toMatchObject({ exchanges: 3, ignored: 1 });
  });
});

test('in traffic of others, a refusal between two successes was wrong', () => {
  const token = 'Bearer ‹token 1›';
  const made = traffic().read({ token }).ask({}, 403, {}, { token }).read({ token });
  expect(findingsOf(made, foreign)).toEqual(['auth/good-token']);
});

describe('what is in flight with a request', () => {
  test('excuses no member of another webhook', () => {
    const shows = { timeout: null };
    const made = traffic()
      .read()
      .read(toSibling)
      .together([{ name: 'A' }, { shows }], [{ timeout: null }, toSibling]);
    expect(findingsOf(made)).toEqual(['response/success-body at data/timeout']);
  });

  test('may be no JSON at all, which excuses nothing', () => {
    const odd = { sends: '{', status: 400, answer: '', stores: {} };
    const made = (shows: JsonObject): Traffic =>
      traffic()
        .read()
        .together([{ name: 'A' }, { shows }], [{}, odd]);
    expect(findingsOf(made({}).read())).toEqual([]);
    expect(findingsOf(made({ timeout: null }))).toEqual(['response/success-body at data/timeout']);
  });
});

test('what was taken is judged at once where nobody wants to wait for the next exchange', () => {
  const told: string[] = [];
  const fold = createJudge(context, { onFinding: (rule) => told.push(rule) });
  for (const exchange of traffic().ask({}, 500, '').exchanges as Exchange[]) fold.step(exchange);
  expect(told).toEqual([]);
  fold.settle();
  expect(told).toEqual(['robustness/no-server-error']);
  expect(findings(fold.finish())).toEqual(['robustness/no-server-error at 500']);
});
