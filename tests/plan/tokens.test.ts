import { expect, test } from 'vitest';
import type { PlanInput } from '../../src/plan/input.ts';
import { wrongTokens } from '../../src/plan/sections/tokens.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { everywhere, follow, input, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

function told(made: PlanInput): string[][] {
  return wrongTokens(made, createShadow()).map((plan) => requestsOf(follow(plan)).map(inWords));
}

const MISSING = [
  'unlike/unlike none: breaks all',
  'unlike/unlike empty: breaks all',
  'ours/ours none: changes all',
];
const WRONG = [...input.wrongTokens, 'other scheme', 'scheme as long', 'no scheme'].map(
  (token) => `ours/ours ${token}: changes all`,
);

test('where a token is missing more is wrong, too; each wrong use would change the webhook', () => {
  expect(told(everywhere)).toEqual([MISSING, [...WRONG, 'ours/sibling scheme of frameworks: {}']]);
});

test('with one webhook, all is tried on that', () => {
  expect(told(input)).toEqual([MISSING, [...WRONG, 'ours/ours scheme of frameworks: {}']]);
});

test('a use that a cut token stands for is left out', () => {
  const made = { ...input, wrongTokens: [...input.wrongTokens, 'other end'] as const };
  expect(told(made)).toEqual(told(input));
});

test('a stranger’s token is tried where there is one', () => {
  const made = { ...input, wrongTokens: ['cut', 'other beginning'] as const };
  expect(told(made)[1]).toContain('ours/ours other beginning: changes all');
});

test('where tokens are not checked, only a missing one is tried', () => {
  expect(told(without(everywhere, 'tokens'))).toEqual([['ours/ours none: changes all'], []]);
});
