import { expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { bad, limit } from '../values.ts';
import { judge } from './judging.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

const longest = `https://hooks.example.com/${'a'.repeat(474)}`;

test.each<[string, Json, string[]]>([
  ['name', 'Order desk', ['type']],
  ['name', limit('name'), ['maxLength', 'type']],
  ['webhook_url', 'https://hooks.example.com/a', ['format', 'type']],
  ['webhook_url', longest, ['format', 'maxLength', 'type']],
  ['events', ['event_action', 'event_recording'], ['enum', 'type']],
  ['events', ['event_action'], ['enum', 'minItems', 'type']],
  ['timeout', limit('timeout'), ['maximum', 'type']],
  ['timeout', limit('timeout', 'low'), ['minimum', 'type']],
  ['enabled', true, ['type']],
  ['timeout', '45', []],
])('a good %s of %j covers %j', (name, value, keywords) => {
  const { coverage } = judge(traffic().update({ [name]: value }));
  expect(Object.keys(coverage.keywords).sort()).toEqual(
    keywords.map((keyword) => `${name}/${keyword}`),
  );
  for (const counts of Object.values(coverage.keywords))
    expect(counts).toEqual({ good: 1, bad: 0 });
});

test('a bad value covers the keyword that it breaks, whatever its answer', () => {
  const made = traffic()
    .refuse({ timeout: bad('timeout'), events: bad('events') }, ['timeout', 'events'])
    .update({ timeout: bad('timeout') })
    .update({ timeout: limit('timeout') });
  expect(judge(made).coverage.keywords).toEqual({
    'timeout/maximum': { good: 1, bad: 2 },
    'timeout/type': { good: 1, bad: 0 },
    'events/minItems': { good: 0, bad: 1 },
  });
});

test('what does not reach the webhook covers nothing', () => {
  const made = traffic()
    .turnAway('missing-token', { timeout: bad('timeout') }, { token: null })
    .ask({ timeout: limit('timeout') }, 401, {}, { token: authorization.unknown })
    .turnAway('unknown-agent', { timeout: limit('timeout') }, { agentId: ids.noAgent });
  expect(judge(made).coverage.keywords).toEqual({});
});

test('an answer without a documented body is covered by its status', () => {
  const made = traffic()
    .ask({}, 500, '')
    .update({ name: 'A' }, { failure: 'closed' })
    .ask({}, 400, '', { sends: '{' });
  expect(judge(made).coverage.answers).toEqual({ '400': 1, '500': 1 });
});
