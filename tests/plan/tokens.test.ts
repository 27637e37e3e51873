import { expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { PlannedRequest } from '../../src/exchange/planned.ts';
import type { PlanInput } from '../../src/plan/input.ts';
import { wrongTokens } from '../../src/plan/sections/tokens.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { traffic } from '../judge/traffic.ts';
import { everywhere, follow, input, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

function told(made: PlanInput): string[] {
  return requestsOf(follow(wrongTokens(made, createShadow()))).map(inWords);
}

const UPDATES = [
  'none',
  'empty',
  'other scheme',
  'scheme as long',
  'no scheme',
  'cut',
  'extended',
].map((token) => `ours/${token === 'empty' ? 'unlike' : 'ours'} ${token}: changes all`);

test('each wrong use would change the webhook; then something else is wrong besides, elsewhere too', () => {
  expect(told(everywhere)).toEqual([
    ...UPDATES,
    'ours/sibling scheme of frameworks: {}',
    'other/other cut in front: {}',
    'unlike/unlike none: breaks all',
    'unlike/unlike empty: breaks all',
    'ours/ours lower-case scheme: {}',
    'ours/ours valid: {}',
  ]);
});

test('with one webhook, what is wrong besides is tried on that', () => {
  const alone = [
    ...UPDATES,
    'ours/ours scheme of frameworks: {}',
    'ours/ours cut in front: {}',
    'unlike/unlike none: breaks all',
    'unlike/unlike empty: breaks all',
    'ours/ours lower-case scheme: {}',
    'ours/ours valid: {}',
  ];
  expect(told(input)).toEqual(alone);
  const { otherAgentId: _, ...noAgent } = everywhere.fixtures;
  const { otherAgentWebhookId: __, ...noWebhook } = everywhere.fixtures;
  for (const { siblingWebhookId: ___, ...fixtures } of [noAgent, noWebhook])
    expect(told({ ...input, fixtures })).toEqual(alone);
});

test('a token that has no beginning to cut off is not tried without it', () => {
  const made = { ...input, wrongTokens: ['extended'] as const };
  expect(told(made).filter((words) => words.includes('cut'))).toEqual([]);
});

test('where tokens are not checked, only a missing one is tried', () => {
  expect(told(without(everywhere, 'tokens'))).toEqual(['ours/ours none: changes all']);
});

test('a target without memory is not read back', () => {
  expect(told(without(everywhere, 'state')).at(-1)).toBe('unlike/unlike empty: breaks all');
});

test('a read under a scheme in lower case will do where it is answered; else the webhook is read once more', () => {
  const name = 'read under a scheme in lower case';
  const rename = traffic().update({ name }).exchanges;
  const play = (answer: readonly Exchange[]): [string[], unknown] => {
    const shadow = createShadow();
    const reply = ({ token, body }: PlannedRequest): readonly Exchange[] =>
      token === 'lower-case scheme' && JSON.stringify(body) === '{}' ? answer : [];
    const asked = requestsOf(follow(wrongTokens(input, shadow), reply));
    return [asked.slice(-2).map(inWords), shadow.value('name')];
  };
  expect(play(rename)).toEqual([
    ['unlike/unlike empty: breaks all', 'ours/ours lower-case scheme: {}'],
    name,
  ]);
  const twice = ['ours/ours lower-case scheme: {}', 'ours/ours valid: {}'];
  for (const answer of [
    traffic().turnAway('missing-token', {}).exchanges,
    traffic()
      .read({ failure: 'closed' })
      .exchanges.map(({ response: _, ...rest }) => rest),
    [],
  ])
    expect(play(answer)).toEqual([twice, undefined]);
});

test('what a read shows in the end is what later values differ from', () => {
  const shadow = createShadow();
  const { exchanges } = traffic().update({ name: 'as it is read in the end' });
  follow(wrongTokens(input, shadow), ({ token, body }) =>
    token === undefined && JSON.stringify(body) === '{}' ? exchanges : [],
  );
  expect(shadow.value('name')).toBe('as it is read in the end');
});
