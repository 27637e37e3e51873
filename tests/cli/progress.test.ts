import { describe, expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';

/** A terminal that remembers its lines, and a clock that is set by hand. */
function terminal(isTTY: boolean, columns = 120) {
  const written: string[] = [];
  let time = 0;
  return {
    written,
    at: (milliseconds: number) => {
      time = milliseconds;
    },
    now: () => time,
    stream: { isTTY, columns, write: (text: string) => written.push(text) },
    line: () => written.at(-1)?.replace('\r\u001b[2K', ''),
  };
}

const exchange = (purpose: string, repeated?: true): Exchange => ({
  id: 1,
  startedAt: 0,
  endedAt: 1,
  request: { method: 'PUT', url: 'http://127.0.0.1', headers: [] },
  purpose,
  ...(repeated === undefined ? {} : { repeated }),
});

describe('on a terminal', () => {
  test('the line tells which request it is, of how many, and the time left', () => {
    const { stream, now, at, line } = terminal(true);
    const progress = createProgress('https://staging', 100, stream, now);
    for (let n = 1; n <= 25; n += 1) {
      at(n * 667);
      progress.step(exchange('update name'));
    }
    expect(line()).toBe('https://staging: request 25 of at most 100, 51 s left: update name');
    at(400_000);
    progress.step(exchange('update name'));
    expect(line()).toBe('https://staging: request 26 of at most 100, 19 min left: update name');
  });

  test('a wait is told, and what is sent again counts once', () => {
    const { stream, now, at, line } = terminal(true);
    const progress = createProgress('x', 10, stream, now);
    at(1_000);
    progress.step(exchange('a'));
    progress.wait(41_500);
    expect(line()).toBe('x: request 1 of at most 10, 9 s left; the service asks to wait 42 s');
    progress.step(exchange('b', true));
    at(2_000);
    progress.step(exchange('b'));
    expect(line()).toBe('x: request 2 of at most 10, 8 s left: b');
  });

  test('a run without a bound shows none, and no line is wider than the terminal', () => {
    const { stream, now, line, written } = terminal(true, 20);
    const progress = createProgress('x', Number.POSITIVE_INFINITY, stream, now);
    progress.step(exchange('a very long purpose'));
    expect(line()).toBe('x: request 1: a ver');
    progress.end();
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });
});

test('elsewhere nothing is written', () => {
  const { stream, now, written } = terminal(false);
  const progress = createProgress('x', 10, stream, now);
  progress.step(exchange('a'));
  progress.wait(1_000);
  progress.end();
  expect(written).toEqual([]);
});
