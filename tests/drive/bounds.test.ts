import { expect, test } from 'vitest';
import type { WireAnswer } from '../../src/target/wire.ts';
import { driving, OK, planOf, REQUEST } from './driving.ts';

const TIMEOUT: WireAnswer = { failure: { kind: 'timeout', message: 'no answer' } };
const ten = Array.from({ length: 10 }, () => REQUEST);

test('no more requests are sent than the budget has', async () => {
  const { driver, sent } = driving([OK], { maxRequests: 4 });
  await driver.run(planOf(ten));
  expect([sent.length, driver.sent()]).toEqual([4, 4]);
});

test('requests in flight together are sent all or not at all', async () => {
  const { driver, sent } = driving([OK], { maxRequests: 4 });
  await driver.run(planOf([REQUEST, REQUEST, [REQUEST, REQUEST, REQUEST], REQUEST]));
  expect(sent).toHaveLength(2);
});

test('what has to be driven knows no budget and no stop', async () => {
  const { driver, sent } = driving([OK], { maxRequests: 2, signal: AbortSignal.abort() });
  await driver.run(planOf(ten));
  expect(sent).toHaveLength(0);
  await driver.finish(planOf(ten));
  expect(sent).toHaveLength(10);
});

test('three time-outs in a row end a plan', async () => {
  const { driver, sent } = driving([OK, TIMEOUT, TIMEOUT, OK, TIMEOUT, TIMEOUT, TIMEOUT]);
  await driver.run(planOf(ten));
  expect(sent).toHaveLength(7);
});

test('and not what has to be driven', async () => {
  const { driver, sent } = driving([TIMEOUT, TIMEOUT, TIMEOUT, OK]);
  await driver.run(planOf(ten));
  await driver.finish(planOf([REQUEST, REQUEST]));
  expect(sent).toHaveLength(5);
});

test('the pace is kept, also by requests in flight together', async () => {
  const { driver, waits } = driving([OK], { interval: 600 });
  await driver.run(planOf([REQUEST, REQUEST, [REQUEST, REQUEST], REQUEST]));
  expect(waits.map(Math.round)).toEqual([600, 600, 600, 600]);
});

test('a pause of the plan is made', async () => {
  const { driver, waits } = driving([OK]);
  await driver.run(planOf([REQUEST, { pause: 1250 }, REQUEST]));
  expect(waits).toEqual([1250]);
});

test('a stop ends a plan ahead of its next request, and the plan may clean up', async () => {
  const controller = new AbortController();
  const { driver, sent, exchanges } = driving([OK], {
    signal: controller.signal,
    onExchange: () => controller.abort(),
  });
  let cleaned = false;
  await driver.run(
    (function* () {
      try {
        while (true) yield REQUEST;
      } finally {
        cleaned = true;
      }
    })(),
  );
  expect([sent.length, exchanges.length, cleaned]).toEqual([1, 0, true]);
});

test('times strictly increase, whatever the clock does', async () => {
  const { driver, exchanges } = driving([OK]);
  await driver.run(planOf([REQUEST, [REQUEST, REQUEST, REQUEST], REQUEST]));
  const times = exchanges.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]);
  expect(new Set(times).size).toBe(times.length);
  expect(exchanges.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  expect(exchanges.every(({ startedAt, endedAt }) => startedAt < endedAt)).toBe(true);
});
