import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/twin/route.ts';

const path = '/api/v1/agents/a-1/webhooks/w-2';
const place = { agentId: 'a-1', webhookId: 'w-2' };

describe('the endpoint', () => {
  test.each([path, `http://twin${path}`, `https://twin:8443${path}`, `${path}?x=1`, `${path}#x`])(
    'is at %s',
    (url) => expect(placeOf(url)).toEqual(place),
  );

  test.each([
    '',
    '/',
    '*',
    `${path}/`,
    `${path}/test`,
    `/v2${path}`,
    `http://twin/other?${path}`,
    path.toUpperCase(),
    '/api/v1/agents//webhooks/w-2',
    '/api/v1/agents/a-1/webhooks/',
    '/api/v1/agents/a-1/webhooks',
  ])('is not at %s', (url) => expect(placeOf(url)).toBeUndefined());
});

test('ids are decoded, and what is badly encoded is an id as it stands', () => {
  expect(placeOf('/api/v1/agents/a%20b/webhooks/%C3%A9%2F')).toEqual({
    agentId: 'a b',
    webhookId: 'é/',
  });
  expect(placeOf('/api/v1/agents/%/webhooks/%ff')).toEqual({ agentId: '%', webhookId: '%ff' });
});
