import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { createStamp, formatStamp } from '../../src/twin/stamps.ts';
import { ask, look } from './ask.ts';

const START = Date.parse('2025-09-03T23:45:30Z');

/** A clock that moves only when it is told to. */
function clockAt(time: number) {
  const clock = { time, now: () => clock.time, sleep: () => Promise.resolve() };
  return clock;
}

describe('timestamps', () => {
  test('have six digits of a second', () => {
    expect(formatStamp(START * 1000)).toBe('2025-09-03T23:45:30.000000Z');
    expect(formatStamp(START * 1000 + 1_007)).toBe('2025-09-03T23:45:30.001007Z');
    expect(formatStamp(START * 1000 + 999_999)).toBe('2025-09-03T23:45:30.999999Z');
  });

  test('follow the clock, its fractions too', () => {
    const clock = clockAt(START);
    const stamp = createStamp(clock, 0);
    expect(stamp()).toBe(START * 1000);
    clock.time += 0.25;
    expect(stamp()).toBe(START * 1000 + 250);
  });

  test('increase although the clock stands still or goes back', () => {
    const clock = clockAt(START);
    const stamp = createStamp(clock, 0);
    const first = stamp();
    expect(stamp()).toBe(first + 1);
    clock.time -= 5_000;
    expect(stamp()).toBe(first + 2);
    clock.time += 6_000;
    expect(stamp()).toBe(first + 1_000_000);
  });

  test('begin after those of the seed, whatever the clock says', async () => {
    const clock = clockAt(0);
    const twin = createTwin({ clock });
    const before = await look(twin);
    await ask(twin);
    const after = await look(twin);
    expect(String(after.updated_at) > String(before.updated_at)).toBe(true);
    expect(after.created_at).toBe(before.created_at);
  });
});

describe('updated_at', () => {
  test('moves with every accepted update, the empty and the repeated one too', async () => {
    const twin = createTwin();
    const seen = [String((await look(twin)).updated_at)];
    for (const body of [{ name: 'Once' }, { name: 'Once' }, {}, { webhook_secret: 'changed' }]) {
      await ask(twin, { body });
      seen.push(String((await look(twin)).updated_at));
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual(seen.toSorted());
  });

  test('stays with a refused update and with a read', async () => {
    const twin = createTwin();
    const before = await look(twin);
    await ask(twin, { body: { timeout: 4 } });
    await ask(twin, { method: 'GET' });
    expect(await look(twin)).toEqual(before);
  });
});
