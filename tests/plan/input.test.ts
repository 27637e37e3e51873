import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { ask, writable } from '../../src/plan/input.ts';
import { context } from '../judge/world.ts';
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
