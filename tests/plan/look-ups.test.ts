import { expect, test } from 'vitest';
import { writableElsewhere } from '../../src/plan/input.ts';
import { wrongIds } from '../../src/plan/sections/look-ups.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { everywhere, follow, input, requestsOf } from './by-hand.ts';
import { inWords } from './in-words.ts';

/** The settings that may be written to a webhook of somebody else. */
const elsewhere = writableElsewhere()
  .map(({ name }) => name)
  .join(' ');

function told(made = everywhere): string[][] {
  return wrongIds(made, createShadow()).map((plan) => requestsOf(follow(plan)).map(inWords));
}

test('every id and every pair of ids that should lead nowhere is tried with an update', () => {
  expect(told()).toEqual([
    [
      'unlike/unlike valid: breaks all',
      '“not-a-uuid%FF”/ours valid: changes all',
      'other/ours valid: changes all',
      'foreign/ours valid: changes all',
      'alike/ours valid: changes all',
    ],
    [
      `ours/“${everywhere.fixtures.webhookId}\u0000” valid: changes all`,
      // Should it be found after all, everything can be put back, and nothing leads elsewhere.
      `ours/other valid: changes ${elsewhere}`,
      'ours/alike valid: changes all',
    ],
  ]);
});

test('with one webhook, ids of others are left out', () => {
  const others = /^(other|foreign|ours\/other)/;
  const [agents = [], webhooks = []] = told();
  expect(told(input)).toEqual(
    [agents, webhooks].map((group) => group.filter((each) => !others.test(each))),
  );
});

test('a webhook id is followed by NUL, so that only a look-up by prefix finds it, or who reads texts up to there', () => {
  const asked = wrongIds(input, createShadow()).flatMap((plan) => requestsOf(follow(plan)));
  const longer = asked.filter(({ webhookId }) => webhookId === `${input.fixtures.webhookId}\u0000`);
  expect(longer).toHaveLength(1);
});
