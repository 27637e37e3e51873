import { expect, test } from 'vitest';
import { firstRequests, lastReads } from '../../src/plan/sections/begin.ts';
import { everywhere, follow, input, requestsOf } from './by-hand.ts';
import { inWords } from './in-words.ts';

test('every webhook is read first, and every other one last', () => {
  expect(firstRequests(everywhere).map(inWords)).toEqual([
    'ours/ours valid: {}',
    'ours/sibling valid: {}',
    'other/other valid: {}',
  ]);
  const last = requestsOf(follow(lastReads(everywhere)));
  expect(last.map(inWords)).toEqual(['ours/sibling valid: {}', 'other/other valid: {}']);
});

test('the last reads are called so', () => {
  for (const { purpose } of requestsOf(follow(lastReads(everywhere))))
    expect(purpose).toMatch(/^last request/);
});

test('where there is one webhook, nothing is read last', () => {
  expect(follow(lastReads(input))).toEqual([]);
});

test('our webhook is looked for under another agent at first, but nothing is there to be read last', () => {
  const { otherAgentWebhookId: _, ...fixtures } = everywhere.fixtures;
  const made = { ...everywhere, fixtures };
  expect(firstRequests(made).map(inWords)).toContain('other/ours valid: {}');
  expect(requestsOf(follow(lastReads(made))).map(inWords)).toEqual(['ours/sibling valid: {}']);
});
