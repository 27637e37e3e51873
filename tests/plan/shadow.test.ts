import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { sameJson } from '../../src/exchange/json.ts';
import { goodValues } from '../../src/plan/good-values.ts';
import { sameEnds, unlike } from '../../src/plan/near-ids.ts';
import { createRandom, hex } from '../../src/plan/random.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { traffic } from '../judge/traffic.ts';
import { bad } from '../values.ts';

const visible = settings.filter(({ writeOnly }) => !writeOnly);

describe('a shadow', () => {
  test('changes every setting to a value that the webhook does not have', () => {
    const shadow = createShadow();
    const made = traffic().read();
    shadow.see(made.exchanges);
    for (let round = 0; round < 60; round += 1) {
      const update = shadow.change(settings);
      for (const { name, unordered, writeOnly } of settings) {
        if (!writeOnly) expect(sameJson(update[name], shadow.value(name), unordered)).toBe(false);
      }
      shadow.see(made.update(update).exchanges.slice(-1));
      for (const { name } of visible) expect(shadow.value(name)).toEqual(update[name]);
    }
  });

  test('sends the values of a setting in turns, none twice more than another', () => {
    const shadow = createShadow();
    const sent = Array.from({ length: 12 }, () => shadow.change(settings));
    for (const setting of settings) {
      // One secret is kept for updates that are refused.
      const values = goodValues(setting).slice(0, setting.writeOnly ? -1 : undefined);
      const times = values.map(
        (value) => sent.filter(({ [setting.name]: each }) => sameJson(each, value)).length,
      );
      expect(Math.max(...times) - Math.min(...times), setting.name).toBeLessThan(2);
    }
  });

  test('sends a secret that differs from the last one', () => {
    const shadow = createShadow();
    const secrets = Array.from({ length: 12 }, () => shadow.change(settings).webhook_secret);
    for (const [place, secret] of secrets.entries()) expect(secret).not.toBe(secrets[place + 1]);
  });

  test('sends a secret that differs from the last one in whatever company', () => {
    const shadow = createShadow();
    let last: unknown;
    for (let round = 0; round < 128; round += 1) {
      const company = visible.filter((_, place) => (round >> place) & 1);
      const { webhook_secret: secret } = shadow.change([
        ...company,
        ...settings.filter(({ writeOnly }) => writeOnly),
      ]);
      expect(secret).not.toBe(last);
      last = secret;
    }
  });

  test('uses every good value before it uses one often', () => {
    const shadow = createShadow();
    const made = traffic().read();
    const names = new Set<unknown>();
    for (let round = 0; round < 10; round += 1) {
      const update = shadow.change(visible);
      names.add(update.name);
      shadow.see(made.update(update).exchanges.slice(-1));
    }
    expect(names.size).toBeGreaterThanOrEqual(7);
  });

  test('lets the values of every two settings meet, in nearly every pair', () => {
    const shadow = createShadow();
    const many = visible.filter(({ type }) => type !== 'boolean');
    const met = new Map<string, Set<string>>();
    for (let round = 0; round < 80; round += 1) {
      const update = shadow.change(many);
      shadow.know(update);
      for (const [place, { name }] of many.entries())
        for (const { name: other } of many.slice(place + 1)) {
          const pairs = met.get(`${name} ${other}`) ?? new Set();
          met.set(`${name} ${other}`, pairs.add(JSON.stringify([update[name], update[other]])));
        }
    }
    for (const [place, setting] of many.entries())
      for (const other of many.slice(place + 1)) {
        const all = goodValues(setting).length * goodValues(other).length;
        const found = met.get(`${setting.name} ${other.name}`)?.size ?? 0;
        expect(found / all, `${setting.name} ${other.name}`).toBeGreaterThan(0.55);
      }
  });

  test('begins with the values at their limits', () => {
    const update = createShadow().change(settings);
    for (const setting of settings) expect(update[setting.name]).toEqual(goodValues(setting)[0]);
  });

  test('sends nothing that another update sends, be it a list in another order', () => {
    for (let round = 0; round < 20; round += 1) {
      const shadow = createShadow();
      const known = Object.fromEntries(
        visible.map((setting) => [setting.name, goodValues(setting)[round % 2] ?? null]),
      );
      shadow.know(known);
      const many = visible.filter(({ type }) => type !== 'boolean');
      const [one, other] = [shadow.change(many), shadow.change(many)];
      for (const backwards of [one, other])
        if (Array.isArray(backwards.events)) backwards.events.reverse();
      const third = shadow.change(many, [one, other]);
      for (const { name } of many)
        for (const each of [known, one, other])
          expect(sameJson(third[name], each[name], true), name).toBe(false);
    }
  });

  test('believes no answer that shows no webhook', () => {
    const shadow = createShadow();
    shadow.see(traffic().read().exchanges);
    const before = shadow.value('name');
    shadow.see(traffic().refuse({ timeout: bad('timeout') }, ['timeout']).exchanges);
    shadow.see(traffic().ask({}, 200, '<p>').exchanges);
    shadow.see(traffic().update({ name: 'A' }, { failure: 'closed' }).exchanges);
    expect(shadow.value('name')).toBe(before);
  });

  test.each<[string, string[], number]>([
    ['nothing was seen', [], 2],
    ['whole seconds were', ['2025-09-04T08:00:00.000000Z'], 2],
    ['a fraction was', ['2025-09-04T08:00:00.250000Z'], 0],
    ['both were', ['2025-09-04T08:00:00.250000Z', '2025-09-04T08:00:01Z'], 2],
  ])('waits for the next time by what times were seen: %s', (_, times, seconds) => {
    const shadow = createShadow();
    for (const updated_at of times) shadow.see(traffic().read({ shows: { updated_at } }).exchanges);
    const wait = shadow.untilTimeMoves();
    expect(wait).toBeGreaterThan(1000 * seconds);
    expect(wait).toBeLessThan(1000 * (seconds + 1));
  });
});

describe('an id that nobody has', () => {
  const id = '9fcafbf2-7593-44d6-8cd7-1b221beba62a';

  test('begins and ends like a known one, or neither begins nor ends like it', () => {
    expect(sameEnds(id).slice(0, 8)).toBe(id.slice(0, 8));
    expect(sameEnds(id).slice(-12)).toBe(id.slice(-12));
    expect(sameEnds(id)).not.toBe(id);
    expect(unlike(id).slice(0, 8)).not.toBe(id.slice(0, 8));
    expect(unlike(id).slice(-12)).not.toBe(id.slice(-12));
  });

  test('differs in each digit that it may differ in, and in no other', () => {
    const differing = (other: string): number[] =>
      [...id].flatMap((digit, place) => (other[place] === digit ? [] : [place]));
    const digits = [...id].flatMap((digit, place) => (digit === '-' ? [] : [place]));
    expect(differing(sameEnds(id))).toEqual([20, 21, 22]);
    expect(differing(unlike(id))).toEqual(digits.filter((place) => ![14, 19].includes(place)));
    // Ids in capitals are the same ids.
    for (const make of [sameEnds, unlike])
      expect(make(id.toUpperCase()).toLowerCase()).toBe(make(id));
  });

  test('does not differ by the same step everywhere', () => {
    const zeros = '00000000-0000-4000-8000-000000000000';
    expect(new Set(unlike(zeros).slice(0, 8)).size).toBeGreaterThan(3);
  });

  test('is a UUID of the same form, and the same every time', () => {
    for (const make of [sameEnds, unlike]) {
      expect(make(id)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(make(id)).toBe(make(id));
    }
  });

  test('is not the next one of ids that count upwards', () => {
    const ids = Array.from(
      { length: 40 },
      (_, count) => id.slice(0, -2) + (0x10 + count).toString(16),
    );
    for (const make of [sameEnds, unlike])
      for (const each of ids) expect(ids).not.toContain(make(each));
  });
});

describe('random numbers', () => {
  test('are the same for the same seed, and spread', () => {
    const [one, same, other] = [createRandom(1), createRandom(1), createRandom(2)];
    const numbers = Array.from({ length: 1000 }, one);
    expect(numbers).toEqual(Array.from({ length: 1000 }, same));
    expect(numbers).not.toEqual(Array.from({ length: 1000 }, other));
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });

  test('make hexadecimal digits', () => {
    expect(hex(createRandom(3), 40)).toMatch(/^[0-9a-f]{40}$/);
  });
});
