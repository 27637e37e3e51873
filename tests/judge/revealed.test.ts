import { describe, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import type { Context } from '../../src/exchange/context.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import { findingsOf, judge } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { context, ids } from './world.ts';

const shown: JsonObject = { name: 'Order desk', timeout: 30 };
const withoutToken = { token: null };

describe('a request that is turned away shows nothing of a webhook', () => {
  test.each<[string, () => Traffic, string]>([
    [
      'without a token',
      () => traffic().ask({}, 401, { message: 'Missing Bearer Token', data: shown }, withoutToken),
      'auth/missing-token at data',
    ],
    [
      'for an unknown agent',
      () =>
        traffic().ask(
          {},
          404,
          { ...(answers['unknown-agent'].example as JsonObject), data: shown },
          { agentId: ids.noAgent },
        ),
      'lookup/unknown-agent at data',
    ],
  ])('%s', (_, make, finding) => {
    expect(findingsOf(make())).toEqual([finding]);
  });

  test('and may show other data', () => {
    for (const data of [{ docs: 'https://docs.talkover.ai' }, null, [], 'x'] as Json[]) {
      const body = { message: 'Missing Bearer Token', data };
      expect(findingsOf(traffic().ask({}, 401, body, withoutToken))).toEqual([]);
    }
  });

  test('while a refusal of a body may show the webhook as it is', () => {
    const errors = { timeout: ['Too much.'] };
    const body = { message: 'The given data was invalid.', errors, data: shown };
    expect(findingsOf(traffic().ask({ timeout: bad('timeout') }, 422, body))).toEqual([]);
  });
});

describe('a server that asks to come back later', () => {
  const later = { headers: [['Retry-After', '5']] } as const;

  test('with a time has not answered yet', () => {
    const made = traffic().read().ask({ name: 'A' }, 503, '', later).read();
    expect(findingsOf(made)).toEqual([]);
  });

  test('without one has answered with a fault', () => {
    expect(findingsOf(traffic().read().ask({ name: 'A' }, 503, '').read())).toEqual([
      'robustness/no-server-error at 503',
    ]);
    expect(findingsOf(traffic().ask({}, 500, '', later))).toEqual([
      'robustness/no-server-error at 500',
    ]);
  });
});

describe('a value of a neighbouring type is taken for what it says', () => {
  test.each<[string, Json, Json]>([
    ['timeout', '45', 45],
    ['timeout', '45', 30],
    ['enabled', 0, false],
    ['enabled', 'off', false],
    ['name', 12, '12'],
    ['events', 'event_action', ['event_action']],
  ])('%s %j may be stored as %j, or not at all', (name, sent, stores) => {
    const made = traffic()
      .read()
      .update({ [name]: sent }, { stores: { [name]: stores } })
      .read();
    expect(findingsOf(made)).toEqual([]);
  });

  test.each<[string, Json, Json]>([
    ['timeout', '45', 44],
    ['enabled', '1', false],
    ['enabled', 'false', true],
    ['enabled', 'on', false],
    ['enabled', 0, true],
    ['name', 12, 'twelve'],
    ['events', 'event_action', ['event_recording']],
  ])('%s %j may not be stored as %j', (name, sent, stores) => {
    const made = traffic()
      .read()
      .update({ [name]: sent }, { stores: { [name]: stores } });
    expect(findingsOf(made)).toEqual([`validation/type at ${name}/type`]);
  });
});

describe('a webhook that changes when another is updated', () => {
  const toSibling = { webhookId: ids.sibling };

  test('was touched by that update, whatever its new value', () => {
    const made = traffic().read().read(toSibling).update({ name: 'A' }, toSibling);
    expect(findingsOf(made.meanwhile({ timeout: 99 }).read())).toEqual([
      'partial-update/others-untouched at timeout',
    ]);
  });

  test('changes by itself where it did so before', () => {
    const drifts = traffic()
      .read()
      .meanwhile({ timeout: 98 })
      .read()
      .update({ name: 'A' }, toSibling);
    expect(findingsOf(drifts.meanwhile({ timeout: 99 }).read())).toEqual([
      'partial-update/empty-changes-nothing at timeout',
    ]);
  });

  test('changes by itself where the other was only read', () => {
    const made = traffic().read().read(toSibling).meanwhile({ timeout: 99 }).read();
    expect(findingsOf(made)).toEqual(['partial-update/empty-changes-nothing at timeout']);
  });

  test('is told by its value where there are many', () => {
    const many = Array.from({ length: 30 }, (_, n) => `${ids.sibling.slice(0, -2)}${10 + n}`);
    const told: Context = {
      ...context,
      webhooks: Object.fromEntries(
        [ids.webhook, ...many].map((id) => [id, { agentId: ids.agent, role: 'sibling' }]),
      ),
    };
    const made = traffic().read();
    for (const webhookId of many) made.read({ webhookId });
    made
      .update({ name: 'A' })
      .meanwhile({ name: 'A' }, many[3])
      .read({ webhookId: many[3] ?? '' });
    expect(judge(made, told).rules.filter(({ outcome }) => outcome === 'fail')).toHaveLength(1);
  });
});
