import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { at, isObject, parseJson, sameJson } from '../../src/exchange/json.ts';

describe('a JSON pointer', () => {
  const value: Json = { data: { name: 'a', list: [1, { x: null }], 'a/b': 1, 'm~n': 2, '': 3 } };

  test.each([
    ['', value],
    ['/data/name', 'a'],
    ['/data/list/0', 1],
    ['/data/list/1/x', null],
    ['/data/a~1b', 1],
    ['/data/m~0n', 2],
    ['/data/', 3],
  ])('%j', (pointer, found) => {
    expect(at(value, pointer)).toEqual(found);
  });

  test.each([
    '/data/other',
    '/data/name/0',
    '/data/list/7',
    '/data/list/length',
    '/constructor',
    '/data/list/1/x/y',
  ])('%j leads nowhere', (pointer) => {
    expect(at(value, pointer)).toBeUndefined();
  });

  test('leads nowhere from nothing', () => {
    expect(at(undefined, '/data')).toBeUndefined();
    expect(at(null, '/data')).toBeUndefined();
  });
});

describe('the same JSON', () => {
  test.each<[Json | undefined, Json | undefined]>([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [[], []],
    [
      [1, ['a']],
      [1, ['a']],
    ],
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [{}, {}],
    [undefined, undefined],
  ])('%j and %j', (a, b) => {
    expect(sameJson(a, b)).toBe(true);
    expect(sameJson(b, a)).toBe(true);
  });

  test.each<[Json | undefined, Json | undefined]>([
    [1, '1'],
    [0, false],
    [0, null],
    ['', null],
    [null, undefined],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: null }, {}],
    [{ toString: 1 }, {}],
    ['a', 'A'],
    ['é', 'e\u0301'],
  ])('not %j and %j', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });

  test('members of objects in lists have no order', () => {
    expect(sameJson([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true);
  });

  test('the order of a list may not count, and the number of its entries does', () => {
    expect(sameJson(['a', 'b'], ['b', 'a'], true)).toBe(true);
    expect(sameJson(['a', 'a', 'b'], ['a', 'b', 'b'], true)).toBe(false);
    expect(sameJson(['a', 'b'], ['b', 'a'], false)).toBe(false);
  });
});

test('what is no JSON is undefined, and null is not', () => {
  for (const text of ['', '{', '{} {}', 'undefined', "{'a':1}", '\ufeff{}'])
    expect(parseJson(text)).toBeUndefined();
  expect(parseJson('null')).toBeNull();
  expect(parseJson(' {"a": [1]} ')).toEqual({ a: [1] });
});

test('an object is neither a list nor a scalar', () => {
  expect([{}, { a: 1 }].every(isObject)).toBe(true);
  expect([null, [], 'a', 1, true, undefined].some(isObject)).toBe(false);
});

describe('what is nested', () => {
  const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test('is read to a depth of 1,000', () => {
    for (const depth of [1, 600, 1_000]) expect(parseJson(lists(depth))).toBeInstanceOf(Array);
    for (const depth of [1_001, 500_000]) expect(parseJson(lists(depth))).toBeUndefined();
    expect(parseJson(`${'{"a":'.repeat(1_001)}1${'}'.repeat(1_001)}`)).toBeUndefined();
  });

  test('is not what only looks so: brackets in a text, or beside each other', () => {
    const text = `\\"${'[{'.repeat(3_000)}`;
    expect(parseJson(JSON.stringify([text]))).toEqual([text]);
    expect(parseJson(`[${'[],'.repeat(3_000)}[]]`)).toHaveLength(3_001);
  });

  test('is read anew where the text is another one', () => {
    const [a, b] = ['a'.repeat(5_000), 'b'.repeat(5_000)];
    for (const text of [a, b, b, a]) expect(parseJson(JSON.stringify(text))).toBe(text);
    expect(parseJson(`${a}]`)).toBeUndefined();
    expect(parseJson(`${a}]`)).toBeUndefined();
  });
});
