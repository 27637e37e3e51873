import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { ask, writable, writableElsewhere } from '../../src/plan/input.ts';
import { context } from '../judge/world.ts';
import { bad } from '../values.ts';
import { input } from './by-hand.ts';

const names: string[] = settings.map(({ name }) => name);

describe('a webhook that delivers to somebody', () => {
  const muted = { ...input, muted: true };

  test('is turned off by an update that leads it elsewhere', () => {
    expect(ask(muted, 'x', { webhook_url: 'https://a.example.com/' }).body).toMatchObject({
      enabled: false,
    });
    expect(
      ask(muted, 'x', { webhook_url: 'https://a.example.com/', enabled: true }).body,
    ).toMatchObject({ enabled: false });
  });

  test('and by no other', () => {
    for (const body of [
      { name: 'A' },
      {},
      null,
      '{',
      { webhook_url: 5 },
      { webhook_url: 'x', enabled: 'no' },
    ])
      expect(ask(muted, 'x', body).body).toEqual(body);
    expect(ask(input, 'x', { webhook_url: 'https://a.example.com/' }).body).toEqual({
      webhook_url: 'https://a.example.com/',
    });
  });
});

test('a secret is written only where one is to be left behind', () => {
  expect(writable(input).map(({ name }) => name)).toEqual(names);
  const bare = { ...input, offers: context.offers.filter((need) => need !== 'secret') };
  expect(writable(bare).map(({ name }) => name)).toEqual(
    names.filter((name) => name !== 'webhook_secret'),
  );
});

describe('the settings of another webhook that may be written', () => {
  const all = names.filter((name) => !['webhook_url', 'webhook_secret'].includes(name));
  const namesFor = (state?: JsonObject): string[] =>
    writableElsewhere(state).map(({ name }) => name);

  test('lead nowhere else, and can be read, so that they can be restored', () => {
    expect(namesFor()).toEqual(all);
    expect(namesFor({ name: 'A', events: ['event_action'], timeout: 30, enabled: false })).toEqual(
      all,
    );
  });

  test.each<[string, Json]>([
    ['name', bad('name')],
    ['name', ' A '],
    ['name', ''],
    ['events', bad('events')],
    ['events', ['event_action', 'event_action']],
    ['timeout', bad('timeout', 'minimum')],
    ['max_retries', bad('max_retries')],
    ['enabled', null],
  ])('leave out %s where it is %j, which it need not be given again', (name, value) => {
    expect(namesFor({ [name]: value })).toEqual(all.filter((each) => each !== name));
  });
});
