import { expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import { good } from '../values.ts';
import { judge } from './judging.ts';
import { traffic } from './traffic.ts';
import { secret } from './world.ts';

const shown: JsonObject = Object.fromEntries(
  settings.filter(({ writeOnly }) => !writeOnly).map(({ name }) => [name, good(name)]),
);

test.each<[string, JsonObject, number]>([
  ['everything that an answer shows', shown, 0],
  ['everything', { ...shown, webhook_secret: secret }, 0],
  ['a secret alone', { webhook_secret: secret }, 1],
  ['a name alone', { name: 'A' }, 1],
  ['nothing', {}, 0],
])('an update of %s', (_, patch, partial) => {
  expect(judge(traffic().update(patch)).decided).toEqual({ updates: 1, partial });
});
