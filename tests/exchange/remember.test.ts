import { expect, test } from 'vitest';
import { remember } from '../../src/exchange/remember.ts';

/** A function that is remembered, and the texts that it was really asked about. */
function counted(most?: number): { of: (text: string) => string; asked: string[] } {
  const asked: string[] = [];
  const answer = (text: string): string => {
    asked.push(text);
    return text.toUpperCase();
  };
  return { of: most === undefined ? remember(answer) : remember(answer, most), asked };
}

test('the same texts are answered in the same way, and worked out once', () => {
  const { of, asked } = counted();
  expect(['a', 'b', 'a', 'a', 'b'].map(of)).toEqual(['A', 'B', 'A', 'A', 'B']);
  expect(asked).toEqual(['a', 'b']);
});

test('more texts than are kept are answered rightly all the same', () => {
  const { of, asked } = counted(2);
  expect(['a', 'b', 'c', 'a', 'c', 'd', 'b'].map(of)).toEqual(['A', 'B', 'C', 'A', 'C', 'D', 'B']);
  expect(asked.length).toBeGreaterThan(4);
});

test('an answer of nothing is remembered too', () => {
  let asked = 0;
  const of = remember((): undefined => {
    asked += 1;
  });
  expect([of('a'), of('b'), of('a')]).toEqual([undefined, undefined, undefined]);
  expect(asked).toBe(2);
});

test('a long text is not held on to', () => {
  const { of, asked } = counted();
  const long = 'x'.repeat(1000);
  expect(of(long)).toBe(of(long));
  expect(asked).toEqual([long, long]);
});
