import { describe, expect, test } from 'vitest';
import type { Header } from '../../src/exchange/exchange.ts';
import type { WireAnswer } from '../../src/target/wire.ts';
import { driving, OK, planOf, REQUEST, START } from './driving.ts';

function limited(status: number, ...headers: readonly Header[]): WireAnswer {
  return { status, headers, body: '{"message":"Too Many Attempts."}' };
}

const IN_20_S = new Date(START + 20_000).toUTCString();

describe.each([429, 503])('%i', (status) => {
  test.each([
    ['Retry-After in seconds', ['Retry-After', '20']],
    ['Retry-After in another case', ['retry-after', ' 20 ']],
    ['Retry-After as a date', ['Retry-After', IN_20_S]],
    ['a reset in seconds', ['X-RateLimit-Reset', '20']],
    ['a reset as an instant', ['x-ratelimit-reset', String(START / 1000 + 20)]],
    ['a reset as an instant in milliseconds', ['x-ratelimit-reset', String(START + 20_000)]],
  ] as [string, Header][])('%s is waited out, once, and sent again', async (_, header) => {
    const { driver, sent, exchanges, waits } = driving([limited(status, header), OK]);
    const handed: (readonly unknown[])[] = [];
    await driver.run(planOf([REQUEST], handed as never));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(driver.sent()).toBe(1);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(20_000);
    expect(waits[0]).toBeLessThan(21_000);
    // The plan learns of the answer that counts, the recording of both.
    expect(handed[0]).toHaveLength(1);
    expect(exchanges.map(({ repeated }) => repeated)).toEqual([true, undefined]);
  });

  test('a time that is past or no time does neither hang nor hurry', async () => {
    for (const value of ['0', '-5', new Date(START - 9_000).toUTCString(), 'soon']) {
      const { driver, waits } = driving([limited(status, ['Retry-After', value]), OK]);
      await driver.run(planOf([REQUEST]));
      for (const wait of waits) {
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThan(130_000);
      }
    }
  });

  test('a time that lies too far ahead is not waited for at all', async () => {
    const { driver, sent, waits } = driving([limited(status, ['Retry-After', '999999999']), OK]);
    await driver.run(planOf([REQUEST, REQUEST]));
    expect(waits).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(driver.gaveUp()).toMatchObject({ why: 'wait', until: expect.any(Number) });
  });

  test('is given up after a few times', async () => {
    const { driver, sent, exchanges } = driving([limited(status, ['Retry-After', '1'])]);
    await driver.run(planOf([REQUEST]));
    expect(sent.length).toBeLessThanOrEqual(10);
    expect(sent.length).toBeGreaterThan(2);
    expect(exchanges.at(-1)?.response?.status).toBe(status);
  });
});

test('a time that turns out too short is no longer trusted', async () => {
  const now = limited(429, ['Retry-After', '0']);
  const { driver, waits } = driving([now, now, now, OK]);
  await driver.run(planOf([REQUEST]));
  expect(waits[0]).toBeLessThan(1_000);
  expect(waits[1]).toBeGreaterThanOrEqual(1_000);
  expect(waits[2]).toBeGreaterThanOrEqual(2_000);
});

test('429 without a time is waited out longer each time', async () => {
  const { driver, waits } = driving([limited(429), limited(429), limited(429), OK]);
  await driver.run(planOf([REQUEST]));
  expect(waits).toHaveLength(3);
  expect([...waits].sort((a, b) => a - b)).toEqual(waits);
});

test('503 without a time is an answer like others', async () => {
  const { driver, sent, exchanges } = driving([limited(503), OK]);
  await driver.run(planOf([REQUEST]));
  expect(sent).toHaveLength(1);
  expect(exchanges[0]?.response?.status).toBe(503);
});

test('two waits for the same time differ, so that two runs do not meet again', async () => {
  const waits = new Set<number | undefined>();
  for (let round = 0; round < 5; round += 1) {
    const one = driving([limited(429, ['Retry-After', '20']), OK]);
    await one.driver.run(planOf([REQUEST]));
    waits.add(one.waits[0]);
  }
  expect(waits.size).toBeGreaterThan(1);
});

test('being told to stop ends a wait, and nothing new is begun', async () => {
  const controller = new AbortController();
  const { driver, sent } = driving([limited(429, ['Retry-After', '60'])], {
    signal: controller.signal,
    clock: {
      now: () => START,
      sleep: () => {
        setTimeout(() => controller.abort(), 10);
        return new Promise<void>(() => {});
      },
    },
  });
  await driver.run(planOf([REQUEST, REQUEST, REQUEST]));
  expect(sent.length).toBeLessThanOrEqual(2);
  expect(driver.sent()).toBe(1);
});
