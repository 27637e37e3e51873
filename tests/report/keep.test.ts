import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createKeeper } from '../../src/report/keep.ts';

function exchange(id: number, body = '{}'): Exchange {
  return {
    id,
    startedAt: 1_000 + id,
    endedAt: 1_005 + id,
    request: { method: 'PUT', url: 'https://api.example.com/x', headers: [], body },
    response: { status: 418, headers: [], body },
  };
}

describe('exchanges that are kept', () => {
  test('each with its line for a shell and its time', () => {
    const keeper = createKeeper();
    keeper.keep(exchange(1));
    const { shown, total, startedAt } = keeper.kept();
    expect({ total, startedAt }).toEqual({ total: 1, startedAt: 1_001 });
    expect(shown[0]).toMatchObject({
      id: 1,
      curl: "curl -X PUT 'https://api.example.com/x' -d '{}'",
      status: 418,
      milliseconds: 5,
    });
  });

  test('a thousand at the most; the others are counted', () => {
    const keeper = createKeeper();
    for (let id = 1; id <= 1_200; id += 1) keeper.keep(exchange(id));
    const { shown, total } = keeper.kept();
    expect(total).toBe(1_200);
    expect(shown).toHaveLength(1_000);
    expect(shown.at(-1)?.id).toBe(1_000);
  });

  test('a long body is cut, with its length, and long ones end the keeping early', () => {
    const keeper = createKeeper();
    for (let id = 1; id <= 900; id += 1) keeper.keep(exchange(id, 'x'.repeat(100_000)));
    const { shown, total } = keeper.kept();
    expect(shown[0]?.sentBody).toMatch(/^x{4000}… \(100000 characters\)$/);
    expect(shown[0]?.curl).toContain('# 100000 characters');
    expect(total).toBe(900);
    expect(shown.length).toBeGreaterThan(300);
    expect(JSON.stringify(shown).length).toBeLessThan(3_100_000);
  });

  test('nothing is nothing', () => {
    expect(createKeeper().kept()).toEqual({ shown: [], total: 0 });
  });
});
