import { describe, expect, test } from 'vitest';
import { answers } from '../../generated/contract.ts';
import { attempting, errorOf, jsonAnswer, START, textAnswer } from './setup.ts';

const updated = jsonAnswer(200, answers.success.example);
const broken = () => Promise.reject(new TypeError('fetch failed'));

describe('how long', () => {
  const inSeconds = (seconds: number) => new Date(START + seconds * 1000).toUTCString();
  test.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a date', { 'retry-after': inSeconds(9) }, 9000],
    ['a date gone by', { 'retry-after': inSeconds(-9) }, 0],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['nonsense', { 'retry-after': 'soon' }, 250],
    ['nonsense like a date', { 'retry-after': 'Sometime' }, 250],
    ['a fraction', { 'retry-after': '1.2' }, 2000],
    ['a negative number', { 'retry-after': '-1' }, 250],
    ['both', { 'retry-after': '7', 'x-ratelimit-reset': '12' }, 7000],
  ])('%s', async (_, headers: Record<string, string>, expected) => {
    for (const status of [429, 503]) {
      const { run, waits } = attempting([textAnswer(status, null, headers), updated], {});
      expect((await run()).status).toBe(200);
      expect(waits).toEqual([expected]);
    }
  });

  test.each([
    ['in seconds', '12', 12_000],
    ['as an instant', String(START / 1000 + 13), 13_000],
    ['as an instant in milliseconds', String(START + 13_000), 13_000],
    ['that has gone by', String(START / 1000 - 13), 0],
  ])('the end of a limit %s, which means nothing on other answers', async (_, reset, expected) => {
    const limited = attempting(
      [textAnswer(429, null, { 'x-ratelimit-reset': reset }), updated],
      {},
    );
    expect((await limited.run()).status).toBe(200);
    expect(limited.waits).toEqual([expected]);
    const down = attempting([textAnswer(503, null, { 'x-ratelimit-reset': reset }), updated], {});
    expect((await down.run()).status).toBe(200);
    expect(down.waits).toEqual([250]);
  });

  test('a wait beyond the bound is not begun', async () => {
    const askingFor = (seconds: number) =>
      textAnswer(429, null, { 'retry-after': String(seconds) });
    const patient = attempting([askingFor(60), updated], {});
    expect((await patient.run()).status).toBe(200);
    const hurried = attempting([askingFor(61), updated], {});
    expect(await hurried.run()).toMatchObject({ status: 429, retryAfter: 61 });
    expect(hurried.waits).toEqual([]);
    const bounded = attempting([askingFor(2), updated], { maxWait: 1000 });
    expect((await bounded.run()).status).toBe(429);
  });

  test('the waits of our own stop growing at the bound', async () => {
    const { run, waits } = attempting([broken], { retries: 5, maxWait: 3000 });
    await errorOf(run());
    expect(waits).toEqual([250, 500, 1000, 1500, 1500]);
  });

  test('jitter stretches a named wait and spreads the others', async () => {
    const named = textAnswer(429, null, { 'retry-after': '7' });
    const { run, waits } = attempting([broken, named, updated], { random: () => 0.5 });
    await run();
    expect(waits).toEqual([375, 7250]);
  });
});
