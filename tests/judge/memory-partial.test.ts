import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import { judge } from './judging.ts';
import { traffic } from './traffic.ts';
import { secret } from './world.ts';

const shown = {
  name: 'A',
  webhook_url: 'https://hooks.example.com/a',
  events: ['event_action'],
  timeout: 10,
  max_retries: 1,
  enabled: false,
};

test.each<[string, JsonObject, number]>([
  ['everything that an answer shows', shown, 0],
  ['everything', { ...shown, webhook_secret: secret }, 0],
  ['a secret alone', { webhook_secret: secret }, 1],
  ['a name alone', { name: 'A' }, 1],
  ['nothing', {}, 0],
])('an update of %s', (_, patch, partial) => {
  expect(judge(traffic().update(patch)).decided).toEqual({ updates: 1, partial });
});
