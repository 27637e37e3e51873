import { expect, test } from 'vitest';
import { relate } from '../../scripts/diff/relation.ts';

test.each([
  ['maximum', 5, 6, 'widened'],
  ['maximum', 6, 5, 'narrowed'],
  ['maximum', undefined, 5, 'narrowed'],
  ['maxLength', 5, undefined, 'widened'],
  ['minimum', 0, 1, 'narrowed'],
  ['minItems', 2, 1, 'widened'],
  ['enum', ['a'], ['a', 'b'], 'widened'],
  ['enum', ['a', 'b'], ['b'], 'narrowed'],
  ['enum', ['a', 'b'], ['b', 'a'], 'same'],
  ['enum', ['a'], ['b'], 'changed'],
  ['type', 'string', ['string', 'null'], 'widened'],
  ['type', 'integer', 'number', 'widened'],
  ['type', 'number', 'integer', 'narrowed'],
  ['type', undefined, 'string', 'narrowed'],
  ['required', undefined, ['a'], 'narrowed'],
  ['required', [], undefined, 'same'],
  ['required', ['a', 'b'], ['a'], 'widened'],
  ['pattern', 'a', 'b', 'changed'],
  ['pattern', undefined, 'b', 'narrowed'],
  ['uniqueItems', undefined, false, 'same'],
  ['uniqueItems', false, true, 'narrowed'],
  ['additionalProperties', true, undefined, 'same'],
  ['additionalProperties', undefined, false, 'narrowed'],
  ['const', 1, 1, 'same'],
] as const)('%s from %j to %j: %s', (keyword, before, after, relation) => {
  expect(relate(keyword, before, after)).toBe(relation);
});
