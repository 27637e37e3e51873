import { expect, test } from 'vitest';
import { sameButForForm } from '../../src/drive/same-form.ts';

test.each([
  ['https://hooks.example.com', 'https://hooks.example.com/'],
  ['https://Hooks.Example.com/in', 'https://hooks.example.com/in'],
  [' Order desk ', 'Order desk'],
  ['Cafe\u0301', 'Café'],
  [
    ['a', 'b', 'a'],
    ['b', 'a'],
  ],
  [30, 30],
])('%j and %j differ in form at the most', (before, now) => {
  expect(sameButForForm(before, now)).toBe(true);
});

test.each([
  ['https://hooks.example.com/a', 'https://hooks.example.com/b'],
  ['Order desk', 'order desk'],
  [['a', 'b'], ['a']],
  [30, '30'],
  ['x', undefined],
])('%j and %j differ', (before, now) => {
  expect(sameButForForm(before, now)).toBe(false);
});
