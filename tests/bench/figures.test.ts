import { expect, test } from 'vitest';
import { grouped, shown } from '../../scripts/bench/figures.ts';
import { figuresIn } from '../../scripts/bench/proving.ts';
import { ratioOf, spreadOf } from '../../scripts/bench/spread.ts';

test('a spread is the least, the middle and the greatest', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
  expect(spreadOf([4, 1, 2, 3])).toEqual({ min: 1, median: 2.5, max: 4 });
  expect(spreadOf([]).median).toBeNaN();
});

test('a ratio is taken within each round', () => {
  expect(ratioOf([2, 30, 4], [1, 10, 4])).toEqual({ min: 1, median: 2, max: 3 });
});

test('figures are written for people', () => {
  expect(shown({ min: 1, median: 2.345, max: 10 }, 1)).toBe('1.0 · **2.3** · 10.0');
  expect(grouped(1_234_567.8)).toBe('1,234,568');
});

test('what a proof prints is read', () => {
  const printed = [
    '680 of 681 faults killed by exactly the rules they break',
    '165 of 165 variants green',
    'at most 100 requests a run, 41.2 s in all; matrix in reports/mutation.json',
    '✗ fault x: survives (A sentence.)',
  ].join('\n');
  expect(figuresIn(printed, '')).toEqual({
    killed: 680,
    faults: 681,
    variants: 165,
    complaints: ['fault x: survives (A sentence.)'],
  });
  expect(() => figuresIn('', 'it broke')).toThrow('it broke');
});
