import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import { knowledgeOf } from '../../src/reading/knowledge.ts';
import type { LookupFault } from '../../src/reading/reading.ts';
import { isDocumented, read } from '../../src/reading/reading.ts';
import { authorization, context, foreign, ids } from '../judge/world.ts';
import { bad } from '../values.ts';
import type { Parts } from './request.ts';
import { request } from './request.ts';

const knowledge = knowledgeOf(context);

/** What a request may be answered: documented answers by name, other statuses by number. */
function expected(
  update: JsonObject,
  parts: Parts = {},
  known = knowledge,
): (string | number)[] | undefined {
  const found = read(request(update, parts), known)?.expected;
  if (found === undefined) return undefined;
  return [...[...found.answers].sort(), ...[...found.statuses].sort((a, b) => a - b)];
}

const invalid = { timeout: bad('timeout') };
const good = { timeout: 45 };
const large = { name: 'é', padding: 'x'.repeat(70_000) };

describe('with a good token', () => {
  test.each<[string, JsonObject, (string | number)[]]>([
    ['nothing wrong', good, ['success']],
    ['an empty update', {}, ['success']],
    ['a limit that is broken', invalid, ['invalid-data']],
    ['a broken limit and an open value', { ...invalid, name: null }, ['invalid-data']],
    ['an open value', { name: null }, ['invalid-data', 'success']],
    ['a value with blanks', { name: ' a ' }, ['invalid-data', 'success']],
    ['an unknown member', { ...good, x: 1 }, ['invalid-data', 'success']],
    ['a read-only member', { id: ids.webhook }, ['invalid-data', 'success']],
    ['a large body', large, ['invalid-data', 'success', 200, 400, 413, 422]],
    [
      'a large body that breaks a limit',
      { ...invalid, ...large },
      ['invalid-data', 200, 400, 413, 422],
    ],
  ])('%s', (_, update, answers) => {
    expect(expected(update)).toEqual(answers);
  });
});

const lookups: [LookupFault, Parts, (string | number)[]][] = [
  ['unknown-agent', { agentId: ids.noAgent }, ['unknown-agent']],
  ['unknown-agent', { agentId: ids.noAgent, webhookId: ids.otherWebhook }, ['unknown-agent']],
  ['unknown-webhook', { webhookId: ids.noWebhook }, ['unknown-webhook']],
  ['unknown-webhook', { agentId: ids.otherAgent, webhookId: ids.noWebhook }, ['unknown-webhook']],
  [
    'unknown-both',
    { agentId: ids.noAgent, webhookId: ids.noWebhook },
    ['unknown-agent', 'unknown-webhook'],
  ],
  ['webhook-of-other-agent', { webhookId: ids.otherWebhook }, ['unknown-webhook']],
  ['webhook-under-other-agent', { agentId: ids.otherAgent }, ['unknown-webhook']],
  ['agent-of-other-environment', { agentId: ids.foreignAgent }, ['unknown-agent']],
  ['malformed-id', { webhookId: 'x' }, [400, 404, 422]],
  ['malformed-id', { agentId: `${ids.agent}0` }, [400, 404, 422]],
  ['malformed-id', { agentId: ids.noAgent, webhookId: 'null' }, [400, 404, 422]],
];

describe('between look-up and body the order is open', () => {
  test.each(lookups)('%s %j', (fault, parts, answers) => {
    expect(read(request(good, parts), knowledge)?.lookup).toBe(fault);
    expect(expected(good, parts)).toEqual(answers);
    const both = ['invalid-data', ...answers].map(String).sort();
    expect(expected(invalid, parts)?.map(String).sort()).toEqual(both);
    expect(
      expected(good, { ...parts, text: '{' })
        ?.map(String)
        .sort(),
    ).toEqual([...new Set([...answers, 400, 422])].map(String).sort());
  });

  test('a large body is not taken for a webhook that is not there', () => {
    const where = { webhookId: ids.noWebhook };
    expect(expected(large, where)).toEqual(['invalid-data', 'unknown-webhook', 400, 413, 422]);
  });

  test('an id in capitals is nobody’s promise', () => {
    for (const parts of [
      { agentId: ids.agent.toUpperCase() },
      { webhookId: ids.webhook.toUpperCase() },
    ]) {
      expect(read(request(good, parts), knowledge)?.lookup).toBe('undecided');
      expect(expected(good, parts)).toBeUndefined();
    }
  });

  test('an id with the name of a member of every object is no id', () => {
    expect(read(request({}, { agentId: 'constructor' }), knowledge)?.lookup).toBe('malformed-id');
  });
});

describe('without a good token the answer is a 401', () => {
  const wrong = { token: authorization.cut };
  const none = { token: null };

  test.each<[string, Parts]>([
    ['whatever the ids', { agentId: ids.noAgent, webhookId: ids.noWebhook }],
    ['whatever the form of the ids', { webhookId: 'x' }],
    ['where nobody knows the ids', { agentId: ids.agent.toUpperCase() }],
  ])('%s', (_, parts) => {
    for (const update of [good, invalid]) {
      expect(expected(update, { ...parts, ...none })).toEqual(['missing-token']);
      expect(expected(update, { ...parts, ...wrong })).toEqual([401]);
    }
  });

  test('but a parser may come first', () => {
    expect(expected({}, { ...none, text: '{' })).toEqual(['missing-token', 400, 422]);
    expect(expected({}, { ...wrong, text: '{' })).toEqual([400, 401, 422]);
    expect(expected({}, { ...none, mediaType: 'text/plain' })).toEqual([
      'missing-token',
      400,
      415,
      422,
    ]);
    expect(expected(large, none)).toEqual(['missing-token', 413]);
  });

  test('or nobody can tell', () => {
    expect(expected({}, { token: 'Bearer ‹token 2›' })).toBeUndefined();
    expect(expected({}, none, knowledgeOf(foreign))).toBeUndefined();
    expect(expected(good, {}, knowledgeOf(foreign))).toBeUndefined();
  });
});

test('the statuses that the documentation knows', () => {
  expect([200, 401, 404, 422, 429].every(isDocumented)).toBe(true);
  expect([201, 400, 403, 409, 500].some(isDocumented)).toBe(false);
});
