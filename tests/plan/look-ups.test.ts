import { expect, test } from 'vitest';
import { writableElsewhere } from '../../src/plan/input.ts';
import { wrongIds } from '../../src/plan/sections/look-ups.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { traffic } from '../judge/traffic.ts';
import { everywhere, follow, input, requestsOf } from './by-hand.ts';
import { inWords } from './in-words.ts';

/** The settings that may be written to a webhook of somebody else. */
const elsewhere = writableElsewhere()
  .map(({ name }) => name)
  .join(' ');

const OWN = [
  'alike/ours valid: changes all',
  'ours/alike valid: changes all',
  'unlike/unlike valid: breaks all',
  'ours/malformed valid: changes all',
  '“not-a-uuid\u0000”/ours valid: changes all',
];

test('every id and every pair of ids that should lead nowhere is tried with an update', () => {
  const asked = requestsOf(follow(wrongIds(everywhere, createShadow())));
  expect(asked.map(inWords)).toEqual([
    ...OWN,
    'other/ours valid: changes all',
    // Should it be found after all, everything can be put back, and nothing leads elsewhere.
    `ours/other valid: changes ${elsewhere}`,
    'foreign/ours valid: changes all',
    'ours/ours valid: {}',
    'ours/sibling valid: {}',
  ]);
});

test('with one webhook, ids of others are left out', () => {
  const asked = requestsOf(follow(wrongIds(input, createShadow())));
  expect(asked.map(inWords)).toEqual([...OWN, 'ours/ours valid: {}']);
});

test('a webhook id is too long by a digit, so that only a look-up by prefix finds it', () => {
  const asked = requestsOf(follow(wrongIds(input, createShadow())));
  const longer = asked.filter(({ webhookId }) =>
    new RegExp(`^${input.fixtures.webhookId}[0-9a-f]$`).test(webhookId),
  );
  expect(longer).toHaveLength(1);
});

test('later values differ from what the webhook is read as in the end', () => {
  const shadow = createShadow();
  const { exchanges } = traffic().update({ name: 'as it was left' });
  follow(wrongIds(input, shadow), ({ body }) => (JSON.stringify(body) === '{}' ? exchanges : []));
  expect(shadow.value('name')).toBe('as it was left');
});
