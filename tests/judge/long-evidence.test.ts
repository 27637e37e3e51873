import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { evidenceOf, excerpt } from '../../src/judge/evidence.ts';
import { judge } from './judging.ts';
import { traffic } from './traffic.ts';

/** As much of an answer as is kept. */
const KEPT = 20_000;

/** An answer with a body, as it is kept. */
function kept(body: string): Exchange['response'] {
  const [finding] = judge(traffic().ask({}, 500, body)).rules.flatMap(({ findings }) => findings);
  return finding?.exchange.response;
}

describe('a finding keeps of an answer', () => {
  test('all, where it is not long', () => {
    for (const body of ['', 'short', 'é'.repeat(KEPT)])
      expect(kept(body)).toEqual({ status: 500, headers: expect.anything(), body });
  });

  test('the beginning, where it is long, and how long it was', () => {
    const beginning = `Ä\u{1f44b}${'é'.repeat(KEPT - 3)}`;
    expect(kept(`${beginning}!`)).toEqual({
      status: 500,
      headers: [['Content-Type', 'application/json']],
      body: beginning,
      cut: KEPT + 1,
    });
  });

  test('the beginning as it stands, though that ends within a character', () => {
    const body = `${'x'.repeat(KEPT - 1)}\u{1f44b}`;
    expect(kept(body)?.body).toBe(body.slice(0, KEPT));
  });

  test('nothing, where there is none', () => {
    const [exchange] = traffic().read({ failure: 'closed' }).exchanges;
    if (exchange === undefined) throw new Error('One was made.');
    expect(evidenceOf(exchange)).toBe(exchange);
  });
});

test('a text of a finding is shown up to 600 characters', () => {
  expect(excerpt('é'.repeat(600))).toBe('é'.repeat(600));
  expect(excerpt('é'.repeat(601))).toBe(`${'é'.repeat(600)}… (601 characters)`);
});
