import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { figuresIn, holds } from './quoted.ts';

const read = (name: string): string => {
  const path = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

const PAGE = [
  'Written in 77 s.',
  '| what | seconds | answers/s |',
  '| --- | --- | --- |',
  '| start | 0.1 · **0.25** · 0.3 | 9,876 |',
  '| aim | 2.34 MB |',
].join('\n');

describe('figures of speed and size', () => {
  test('are found with their units, and none in code', () => {
    const text =
      'In 0.25 s, 2.34 MB and 1.9 × that; `sleep 5 s`, 43 requests, 9,876 answers a second.';
    expect(figuresIn(text)).toEqual([
      { number: '0.25', unit: 's' },
      { number: '2.34', unit: 'MB' },
      { number: '1.9', unit: '×' },
      { number: '9,876', unit: 'answers a second' },
    ]);
  });

  test.each(['77 s', '0.25 seconds', '2.34 MB', '9,876 answers a second'])('%s is held', (text) => {
    expect(figuresIn(text).filter((figure) => !holds(PAGE, figure))).toEqual([]);
    expect(figuresIn(text)).toHaveLength(1);
  });

  test.each(['7 s', '0.2 seconds', '34 MB', '2.34 kB', '876 answers a second'])(
    '%s is not held',
    (text) => {
      expect(figuresIn(text).map((figure) => holds(PAGE, figure))).toEqual([false]);
    },
  );

  test('the README quotes none that BENCH.md does not hold', () => {
    const bench = read('BENCH.md');
    expect(figuresIn(read('README.md')).filter((figure) => !holds(bench, figure))).toEqual([]);
  });
});
