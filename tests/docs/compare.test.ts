import { describe, expect, test } from 'vitest';
import { blocksIn } from './blocks.ts';
import { missingFrom } from './compare.ts';
import { refreshed } from './refreshed.ts';

const PRINTED = 'one\ntwo 1.2 s at http://127.0.0.1:8080\nthree\nfour\n';

describe('what a page shows', () => {
  test.each([
    'one',
    'two 0.9 s at http://127.0.0.1:1\nthree',
    'one\n…\nfour',
    'two … at …\n…',
    'thr…',
  ])('%j was printed', (shown) => {
    expect(missingFrom(PRINTED, shown)).toBeUndefined();
  });

  test.each([
    ['five', 'five'],
    ['one\nthree', 'one\nthree'],
    ['one\n…\nfive', 'five'],
    ['two 1.2 s', 'two TIME'],
    ['on', 'on'],
  ])('%j was not', (shown, missing) => {
    expect(missingFrom(PRINTED, shown)).toBe(missing);
  });
});

describe('numbers that a page shows', () => {
  const TODAY =
    '✓ twin conforms. 96 requests, 69 rules exercised.\n✓ prism conforms. 44 requests.\n';

  test.each([
    [
      '✓ twin conforms. 95 requests, 68 rules exercised.',
      '✓ twin conforms. 96 requests, 69 rules exercised.',
    ],
    ['✓ twin … 68 rules exercised.\n…', '✓ twin … 69 rules exercised.\n…'],
    [
      '✓ twin conforms. 96 requests, 69 rules exercised.\n✓ prism conforms. 1,044 requests.',
      '✓ twin conforms. 96 requests, 69 rules exercised.\n✓ prism conforms. 44 requests.',
    ],
  ])('%j are those that were printed', (shown, fresh) => {
    expect(refreshed(TODAY, shown)).toBe(fresh);
  });

  test.each([
    '✓ prism conforms. 44 requests.',
    '✗ twin conforms. 95 requests, 68 rules exercised.',
  ])('are left alone where they are right or more differs: %j', (shown) => {
    expect(refreshed(TODAY, shown)).toBeUndefined();
  });
});

test('a fence is read with what is said above it', () => {
  const page =
    '# A\n\n<!-- run: exit 1; as a.sh -->\n\n```sh\nls\n```\n\n- b\n\n  ```text\n  c\n  ```\n';
  const plain = { page: 'a.md', exit: 0, serves: false, inClone: false };
  expect(blocksIn('a.md', page)).toEqual([
    { ...plain, line: 5, language: 'sh', text: 'ls', exit: 1, file: 'a.sh' },
    { ...plain, line: 11, language: 'text', text: 'c' },
  ]);
  expect(() => blocksIn('a.md', '```sh\nls')).toThrow('a.md:1: the fence is never closed');
  expect(() => blocksIn('a.md', '<!-- run: later -->\n```\n```')).toThrow(
    "a.md:2: nobody knows how to run a block 'later'",
  );
});
